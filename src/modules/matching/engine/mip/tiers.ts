import type { FairnessRule } from '../instance.js'
import { fairnessRules, partiesOf, type Party } from '../scarcity/fairness-rules.js'
import { type Formulation, ones } from './groups.js'
import type { Term } from './model.js'
import type { Goal } from './stages.js'

/** Shares of so many parties are evened out one after the other; the rest only in all. */
const MOST_LEVELS = 40

/**
 * Parts of what is unserved, each to be made as small as can be and held before the next is looked at; the least value of each is given back.
 * Ends with whether that was the whole rule.
 */
export type Tiers = Generator<Goal, boolean, number>

const shortOf = ({ short }: Formulation, { slots }: Party): number[] => slots.flatMap((slot) => short[slot.index] ?? [])

/** All that is unserved. */
export const inAll = ({ short, network: { slots } }: Formulation): Goal => ({ terms: ones(short), size: slots.reduce((sum, { lower }) => sum + lower, 0) })

/** Parties one after the other. */
function* inOrder(formulation: Formulation, parties: readonly Party[]): Tiers {
  for (const party of parties) yield { terms: ones(shortOf(formulation, party)), size: party.asked }
  return true
}

/**
 * The worst share, then the sum of the two worst, of the three worst … and the units in all. The sum of the k largest of some figures is the least
 * value of k·r + Σ d with r + d ≥ figure, d ≥ 0; making these sums small one after the other gives the lexicographic least of the sorted figures,
 * of whole numbers, too (Ogryczak & Śliwiński, On solving linear programs with the ordered weighted averaging objective, 2003).
 */
function* worstFirst(formulation: Formulation, parties: readonly Party[]): Tiers {
  const { model } = formulation
  const asking = parties.filter(({ asked }) => asked > 0)
  // Shares are counted in units of the largest, so that the solver's tolerance is one of units.
  const largest = asking.reduce((most, { asked }) => Math.max(most, asked), 1)
  let before = 0
  let isWhole = asking.length <= MOST_LEVELS
  for (let worst = 1; worst <= Math.min(MOST_LEVELS, asking.length); worst += 1) {
    const level = model.column(0, largest)
    const terms: Term[] = [[level, worst]]
    for (const party of asking) {
      const above = model.column(0, largest)
      terms.push([above, 1])
      model.row(-Infinity, 0, [...ones(shortOf(formulation, party)), [level, -party.asked / largest], [above, -party.asked / largest]])
    }
    const sum = yield { terms, size: largest }
    // One party more adds nothing: it and all that follow are served.
    if (sum - before <= SERVED) {
      isWhole = true
      break
    }
    before = sum
  }
  yield inAll(formulation)
  return isWhole
}

const SERVED = 1e-7

export const tiersOf = (formulation: Formulation, rule: FairnessRule): Tiers => {
  const parties = partiesOf(formulation.network, rule)
  return fairnessRules[rule].ranking === 'IN_ORDER' ? inOrder(formulation, parties) : worstFirst(formulation, parties)
}
