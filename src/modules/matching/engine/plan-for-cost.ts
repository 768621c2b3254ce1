import { planByMip } from './mip/plan-by-mip.js'
import type { Network } from './network/network.js'
import type { CoreOptions } from './options.js'
import type { Found } from './plan/found.js'
import { planSingle } from './single/plan-single.js'

/** Least cost by the best method that fits the instance's shape. */
export const planForCost = async (network: Network, options: CoreOptions, latestArrival = Infinity): Promise<Found> =>
  (options.objective === 'FEWEST_FACILITIES' ? null : planSingle(network, options, latestArrival)) ?? planByMip(network, options, latestArrival)
