import type { FairnessRule } from '../instance.js'
import type { Demand, Network, Slot } from '../network/network.js'

/**
 * How scarce capacity is divided. Slots are gathered in parties, whose unserved parts are compared: by the parties' names one after the other, in
 * units (IN_ORDER), or as shares of what each asked, the worst first (WORST_FIRST). What comes earlier always counts more.
 */
interface Division { partyOf: (demand: Demand, slot: Slot) => string; ranking: Ranking }

export type Ranking = 'IN_ORDER' | 'WORST_FIRST'

export const fairnessRules = {
  MOST_SERVED: { partyOf: () => 'all', ranking: 'IN_ORDER' },
  EARLIEST_DUE: { partyOf: (_demand, slot) => slot.spec.due, ranking: 'IN_ORDER' },
  EVEN_SHARES: { partyOf: ({ request }) => request.buyer ?? request.id, ranking: 'WORST_FIRST' },
} as const satisfies Record<FairnessRule, Division>

/** Slots that are served, or left short, together. */
export interface Party { name: string; asked: number; slots: Slot[] }

/** Dates compare as they are written, so the order of names is the order of due dates. */
export const partiesOf = (network: Network, rule: FairnessRule): Party[] => {
  const { partyOf } = fairnessRules[rule]
  const parties = new Map<string, Party>()
  for (const demand of network.demands) for (const slot of demand.slots) {
    const name = partyOf(demand, slot)
    const party = parties.get(name) ?? { name, asked: 0, slots: [] }
    party.asked += slot.lower
    party.slots.push(slot)
    parties.set(name, party)
  }
  return [...parties.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}
