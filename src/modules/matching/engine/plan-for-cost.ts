import { planByClearing } from './clearing/plan-by-clearing.js'
import { planByMip } from './mip/plan-by-mip.js'
import type { Network } from './network/network.js'
import type { CoreOptions } from './options.js'
import type { Found } from './plan/found.js'
import { planSingle } from './single/plan-single.js'

/** Ways to serve a slot at most for which one mixed-integer model is the better method. */
const MOST_WAYS = 12_000

/** An upper estimate of how many ways there are to serve the slots. */
const waysIn = (network: Network): number =>
  network.demands.reduce((sum, demand) => sum + demand.slots.length * (network.supplyOf.get(demand.product.id)?.length ?? 0), 0)

/** Shares and counts of facilities span the whole plan, and only the model knows them; an arrival limit is for the model, too. */
const needsModel = (options: CoreOptions, latestArrival: number): boolean =>
  options.objective === 'FEWEST_FACILITIES' || (options.shares ?? []).length > 0 || latestArrival < Infinity

/** Least cost by the method that fits the instance's shape and size. */
export const planForCost = async (network: Network, options: CoreOptions, latestArrival = Infinity): Promise<Found> => {
  const single = options.objective === 'FEWEST_FACILITIES' ? null : planSingle(network, options, latestArrival)
  if (single) return single
  const model = needsModel(options, latestArrival)
  if (!model && waysIn(network) > MOST_WAYS) return planByClearing(network, options)
  const found = await planByMip(network, options, latestArrival)
  return found ?? (model ? nothingFound : planByClearing(network, options))
}

/** The solver failed or ran out of its budget before it had a plan: nothing is claimed. */
const nothingFound: Found = { plan: [], complete: false, proven: false, bound: 0, method: 'no plan within the budget' }
