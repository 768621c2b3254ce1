import type { Group, SingleProblem } from './problem.js'
import type { SinglePlan } from './search.js'

/** What a facility is judged by: the plain price of its next unit, or everything that the units it would give cost. */
export type Judgement = 'UNIT_PRICE' | 'ALL_COSTS'

interface Filling { problem: SingleProblem; left: number; given: SinglePlan['given'] }

/** What a group would give of what is left, in order of its sources; nothing when that is less than its least. */
const offerOf = ({ problem, left }: Filling, own: Group): { given: SinglePlan['given']; quantity: number; cost: number } => {
  const given: SinglePlan['given'] = []
  let quantity = 0
  let cost = own.charge
  for (let source = own.first; source < own.end && quantity < left; source += 1) {
    const units = Math.min(left - quantity, problem.up[source] ?? 0)
    if (units < (problem.low[source] ?? 0)) continue
    given.push({ source, quantity: units })
    quantity += units
    cost += (problem.setup[source] ?? 0) + (problem.slope[source] ?? 0) * units
  }
  return quantity < own.least ? { given: [], quantity: 0, cost: 0 } : { given, quantity, cost }
}

const cheapestUnit = (problem: SingleProblem, own: Group): number => {
  let least = Infinity
  for (let source = own.first; source < own.end; source += 1) least = Math.min(least, problem.slope[source] ?? Infinity)
  return least
}

const judge = (filling: Filling, own: Group, judgement: Judgement): number => {
  if (judgement === 'UNIT_PRICE') return cheapestUnit(filling.problem, own)
  const { quantity, cost } = offerOf(filling, own)
  return quantity > 0 ? cost / quantity : Infinity
}

/** A plan by plain filling: the best facility gives what it can, then the best of the others, until the demand is met or nothing is left. */
export const fill = (problem: SingleProblem, judgement: Judgement = 'ALL_COSTS'): SinglePlan => {
  const filling: Filling = { problem, left: problem.lower, given: [] }
  const open = new Set(problem.groups)
  let cost = 0
  for (let used = 0; used < problem.mostGroups && filling.left > 0 && open.size > 0;) {
    let best: Group | null = null
    let least = Infinity
    for (const own of open) {
      const value = judge(filling, own, judgement)
      if (best === null || value < least) [best, least] = [own, value]
    }
    if (!best) break
    open.delete(best)
    const offer = offerOf(filling, best)
    if (offer.quantity === 0) continue
    filling.given.push(...offer.given)
    filling.left -= offer.quantity
    cost += offer.cost
    used += 1
  }
  return { cost, given: filling.given }
}
