import type { Network } from '../network/network.js'
import type { CoreOptions } from '../options.js'
import type { Found } from '../plan/found.js'
import type { Placed } from '../plan/plan.js'
import { bestBound } from './dual.js'
import type { SingleProblem } from './problem.js'
import { searchOptimum, type SinglePlan } from './search.js'
import { type ArcSource, singleProblemOf } from './shape.js'

/** Sums of doubles are off by less than this part of them. */
const ROUNDING = 1e-11

/** Where nothing has a least quantity, a surplus over the upper tolerance is cut from whoever has most. */
const trimmed = (problem: SingleProblem, { given }: SinglePlan): SinglePlan['given'] => {
  let surplus = given.reduce((sum, { quantity }) => sum + quantity, 0) - problem.upper
  return given.toSorted((a, b) => b.quantity - a.quantity).map(({ source, quantity }) => {
    const cut = Math.max(0, Math.min(surplus, quantity))
    surplus -= cut
    return { source, quantity: quantity - cut }
  })
}

const placed = (problem: SingleProblem<ArcSource>, plan: SinglePlan): Placed[] => trimmed(problem, plan).flatMap(({ source, quantity }) => {
  const arc = problem.sources[source]?.arc
  return arc && quantity > 1e-9 ? [{ arc, quantity }] : []
})

/** The exact method for one slot of one request line, when the instance has that shape and everything can be served; otherwise null. */
export const planSingle = (network: Network, options: CoreOptions, latestArrival = Infinity): Found | null => {
  const problem = singleProblemOf(network, options, latestArrival)
  const method = 'own search over one demand'
  if (!problem || problem.lower > problem.upper) return null
  if (problem.lower <= 0) return { plan: [], complete: true, proven: true, bound: 0, method }
  const dual = bestBound(problem)
  const best = dual && searchOptimum(problem, dual)
  if (!best) return null
  const plan = placed(problem, best).sort((a, b) => a.arc.supply.index - b.arc.supply.index)
  return { plan, complete: true, proven: true, bound: best.cost * (1 - ROUNDING), method }
}
