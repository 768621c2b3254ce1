import { Budget } from '../budget.js'
import { arcOf } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { CoreOptions } from '../options.js'
import type { Found, Priced } from '../plan/found.js'
import { exceeds } from '../plan/crossed-limits.js'
import type { Placed } from '../plan/plan.js'
import { bestBound, type DualPoint } from './dual.js'
import type { SingleProblem } from './problem.js'
import { searchOptimum, type SinglePlan, THOROUGH } from './search.js'
import { type SupplySource, singleProblemOf } from './shape.js'

/** Sums of doubles are off by less than this part of them. */
const ROUNDING = 1e-11

/** Where nothing has a least quantity, a surplus over the upper tolerance is cut from whoever has most. */
export const trimmed = (problem: SingleProblem, { given }: SinglePlan): SinglePlan['given'] => {
  let surplus = given.reduce((sum, { quantity }) => sum + quantity, 0) - problem.upper
  return given.toSorted((a, b) => b.quantity - a.quantity).map(({ source, quantity }) => {
    const cut = Math.max(0, Math.min(surplus, quantity))
    surplus -= cut
    return { source, quantity: quantity - cut }
  })
}

const placed = (network: Network, problem: SingleProblem<SupplySource>, plan: SinglePlan): Placed[] => trimmed(problem, plan).flatMap(({ source, quantity }) => {
  const [demand] = network.demands
  const [slot] = network.slots
  const from = problem.sources[source]
  const arc = demand && slot && from ? arcOf(demand, slot, from.supply, from.haul) : null
  return arc && quantity > 1e-9 ? [{ arc, quantity }] : []
})

/** What the groups can give together, as many of them as may be used. */
export const mostGiven = ({ groups, mostGroups }: SingleProblem): number => {
  const capacities = Float64Array.from(groups, (group) => group.capacity).sort().reverse()
  return capacities.subarray(0, Math.min(mostGroups, capacities.length)).reduce((sum, capacity) => sum + capacity, 0)
}

const hasNoLeast = (problem: SingleProblem): boolean => problem.groups.every((group) => group.least === 0) && problem.low.every((low) => low === 0)

/** The price at which the demand is best met is all that the certificate needs. */
const pricedBy = ({ slots }: Network, { price, bound }: DualPoint): Priced => {
  const [slot] = slots
  return { prices: { demand: slot === undefined ? {} : { [slot.key]: price }, hours: {}, stock: {} }, bound }
}

const METHOD = 'own search over one demand'

interface Asked { network: Network; problem: SingleProblem<SupplySource>; budget: Budget }

/** Part of the time for the search, where another method may have to step in. */
const PART = 0.8

const solved = ({ network, problem, budget }: Asked, complete: boolean): SingleFound | null => {
  if (problem.lower <= 0) return { plan: [], complete, proven: true, bound: 0, method: METHOD, isEnded: true }
  const dual = bestBound(problem)
  const best = dual && searchOptimum(problem, dual, { ...THOROUGH, isOver: () => budget.isStopped || budget.isLate(PART) })
  if (!best) return null
  const plan = placed(network, problem, best).sort((a, b) => a.arc.supply.index - b.arc.supply.index)
  return { plan, complete, proven: true, bound: best.least * (1 - ROUNDING), method: METHOD, priced: pricedBy(network, dual), isEnded: best.least >= best.cost || budget.isStopped || budget.isLate(PART) }
}

/** `isEnded`: the plan is the best, or there was no time to look for a better one. */
export interface SingleFound extends Found { isEnded: boolean }

/**
 * The exact method for one slot of one request line; null when the instance has another shape, or the method cannot tell.
 * When capacity does not suffice and nothing has a least quantity, everything that can be given is given.
 */
export const planSingle = (network: Network, options: CoreOptions): SingleFound | null => {
  const budget = new Budget(options)
  const problem = singleProblemOf(network)
  if (!problem || problem.lower > problem.upper) return null
  const most = mostGiven(problem)
  if (!exceeds(problem.lower, most)) return solved({ network, problem: { ...problem, lower: Math.min(problem.lower, most) }, budget }, true)
  if (!hasNoLeast(problem)) return null
  const found = solved({ network, budget, problem: { ...problem, lower: most, upper: most } }, false)
  return found && { ...found, leastUnserved: Math.max(0, (network.slots[0]?.lower ?? 0) - most) }
}

/** Units left unserved at the least, where one demand's capacity alone tells; otherwise null. */
export const leastUnservedSingle = (network: Network): number | null => {
  const problem = singleProblemOf(network)
  if (!problem || problem.lower > problem.upper || !hasNoLeast(problem)) return null
  const most = mostGiven(problem)
  return exceeds(problem.lower, most) ? problem.lower - most : 0
}
