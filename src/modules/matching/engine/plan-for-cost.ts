import { planByClearing } from './clearing/plan-by-clearing.js'
import { planByMip } from './mip/plan-by-mip.js'
import type { Network } from './network/network.js'
import type { CoreOptions } from './options.js'
import type { Found } from './plan/found.js'
import { exactCost } from './plan/price.js'
import { planSingle } from './single/plan-single.js'

/** Ways to serve a slot at most for which one mixed-integer model is the better method. */
const MOST_WAYS = 12_000

/** An upper estimate of how many ways there are to serve the slots. */
const waysIn = (network: Network): number =>
  network.demands.reduce((sum, demand) => sum + demand.slots.length * (network.supplyOf.get(demand.product.id)?.length ?? 0), 0)

/** Shares and counts of facilities span the whole plan, and only the model knows them; an arrival limit is for the model, too. */
const needsModel = (options: CoreOptions, latestArrival: number): boolean =>
  options.objective === 'FEWEST_FACILITIES' || (options.shares ?? []).length > 0 || latestArrival < Infinity

/** Below so many ways the model is solved at once; above, a short clearing first makes sure of a good plan and a bound. */
const FEW_WAYS = 400
const FIRST_SHARE = 0.25
const FIRST_STEPS = 600

const shortened = (options: CoreOptions): CoreOptions => ({
  ...options, workLimit: Math.min(FIRST_STEPS, options.workLimit ?? FIRST_STEPS),
  ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds * FIRST_SHARE }),
})

const remaining = (options: CoreOptions, started: number): CoreOptions => options.timeLimitSeconds === undefined
  ? options
  : { ...options, timeLimitSeconds: Math.max(0.1, options.timeLimitSeconds - (performance.now() - started) / 1000) }

/** Two methods' answers to one question: the better plan, the better bound. */
const better = (network: Network, one: Found, other: Found | null): Found => {
  if (!other || (one.complete && !other.complete)) return one
  if (!one.complete) return other
  const cheaper = exactCost(network, other.plan).total.lessThanOrEqualTo(exactCost(network, one.plan).total) ? other : one
  const surer = other.bound > one.bound ? other : one
  const priced = surer.priced ?? one.priced
  return { ...cheaper, bound: surer.bound, method: surer.method, ...(priced ? { priced } : {}) }
}

const byModelAndClearing = async (network: Network, options: CoreOptions): Promise<Found> => {
  const started = performance.now()
  const cleared = await planByClearing(network, shortened(options))
  return better(network, cleared, await planByMip(network, remaining(options, started)))
}

/** Least cost by the method that fits the instance's shape and size. */
export const planForCost = async (network: Network, options: CoreOptions, latestArrival = Infinity): Promise<Found> => {
  const single = options.objective === 'FEWEST_FACILITIES' ? null : planSingle(network, options, latestArrival)
  if (single) return single
  if (needsModel(options, latestArrival)) return await planByMip(network, options, latestArrival) ?? nothingFound
  const ways = waysIn(network)
  if (ways > MOST_WAYS) return planByClearing(network, options)
  if (ways > FEW_WAYS) return byModelAndClearing(network, options)
  return await planByMip(network, options) ?? planByClearing(network, options)
}

/** The solver failed or ran out of its budget before it had a plan: nothing is claimed. */
const nothingFound: Found = { plan: [], complete: false, proven: false, bound: 0, method: 'no plan within the budget' }
