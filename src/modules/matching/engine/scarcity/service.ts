import { Decimal } from 'decimal.js'
import type { Service, ShortSlot } from '../answer.js'
import type { CoreResult } from '../core.js'
import type { FairnessRule } from '../instance.js'
import { type CoreOptions, fairnessOf, type Limits } from '../options.js'
import { totals } from '../plan/plan.js'
import { mostServed } from '../proof/served.js'
import { type Cover, coverByModel, coverByPlan } from './cover.js'
import { fairnessRules, type Party, partiesOf } from './fairness-rules.js'
import { heldBackText, notWhole, shortTexts } from './service-texts.js'

const DIGITS = 9

const units = (value: number): string => new Decimal(value).toDecimalPlaces(DIGITS).toFixed()

type Most = Pick<Service, 'atMost' | 'proof' | 'cover'>

/** Worth nothing, hours and stock still show which slots nobody can reach. */
const NO_WORTH: Cover = { hours: {}, stock: {} }

const bestCover = async ({ network, plan }: CoreResult, limits: Limits): Promise<{ cover: Cover; most: number }> => {
  const covers = [NO_WORTH, coverByPlan(network, plan), await coverByModel(network, limits)].filter((cover) => cover !== null)
  const valued = covers.map((cover) => ({ cover, most: mostServed(network.instance, cover) }))
  return valued.reduce((best, other) => (other.most < best.most ? other : best))
}

/** The most that can be served: what a cover proves, or a search where it proved less. */
const mostOf = async (core: CoreResult, asked: number, limits: Limits): Promise<Most> => {
  const { cover, most } = await bestCover(core, limits)
  const leastShort = core.status === 'INFEASIBLE' ? asked : core.leastUnserved
  const bySearch = leastShort === null ? Infinity : asked - leastShort
  const isTighter = bySearch < most * (1 - 1e-9)
  const atMost = new Decimal(Math.min(asked, most, bySearch)).toDecimalPlaces(DIGITS, Decimal.ROUND_UP).toFixed()
  return { atMost, proof: isTighter ? 'SEARCH' : 'COVER', cover }
}

interface Figures { asked: number; served: number }

const figuresOf = (served: ReadonlyMap<number, number>, slots: Party['slots']): Figures => ({
  asked: slots.reduce((sum, { lower }) => sum + lower, 0),
  served: slots.reduce((sum, { index, lower }) => sum + Math.min(lower, served.get(index) ?? 0), 0),
})

const HAIR = 1e-9

/** Units by slot in the plan, and in the other plan that there is without the shares. */
interface Served { now: ReadonlyMap<number, number>; freer: ReadonlyMap<number, number> }

const shortSlots = ({ network, proven }: CoreResult, { now: served, freer }: Served, rule: FairnessRule): ShortSlot[] => {
  const parties = new Map(partiesOf(network, rule).map((party) => [party.name, figuresOf(served, party.slots)]))
  return network.demands.flatMap((demand) => demand.slots.flatMap((slot): ShortSlot[] => {
    const own = figuresOf(served, [slot])
    if (own.asked - own.served <= HAIR * Math.max(1, own.asked)) return []
    const party = parties.get(fairnessRules[rule].partyOf(demand, slot)) ?? own
    const without = figuresOf(freer, [slot]).served
    const most = demand.product.whole ? Math.floor(slot.upper + HAIR) : Infinity
    const shortness = { key: `${demand.request.id}/${demand.spec.id}`, ...own, due: slot.due, share: party.served / party.asked, proven }
    const text = without > own.served + 1e-6 ? heldBackText(shortness, without) : (own.served >= most ? notWhole : shortTexts[rule])(shortness)
    return [{ request: demand.request.id, line: demand.spec.id, slot: slot.spec.id, asked: units(own.asked), served: units(own.served), text }]
  }))
}

/** How scarce capacity was divided, and how much could be served at most; null when all is served. `freer`: the other plan that there is without the shares. */
export const serviceOf = async (core: CoreResult, options: CoreOptions, freer: CoreResult | null = null): Promise<Service | null> => {
  if (core.status === 'OPTIMAL' || core.status === 'FEASIBLE') return null
  const rule = fairnessOf(core.network.instance, options)
  const served = totals(core.plan, ({ arc }) => arc.slot.index)
  const all = figuresOf(served, core.network.slots)
  const most = await mostOf(core, all.asked, options)
  const gap = Number(most.atMost) > 0 ? new Decimal(most.atMost).minus(all.served).dividedBy(most.atMost) : new Decimal(0)
  return {
    rule, proven: core.proven, asked: units(all.asked), served: units(all.served), ...most, gap: Decimal.max(0, gap).toDecimalPlaces(DIGITS).toFixed(),
    parties: partiesOf(core.network, rule).map(({ name, slots }) => {
      const own = figuresOf(served, slots)
      return { party: name, asked: units(own.asked), served: units(own.served) }
    }),
    short: shortSlots(core, { now: served, freer: totals(freer?.plan ?? [], ({ arc }) => arc.slot.index) }, rule),
  }
}
