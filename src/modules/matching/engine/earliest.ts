import type { Network } from './network/network.js'
import { arcsOf } from './network/arcs.js'
import { leastUnserved } from './mip/plan-by-mip.js'
import { planForCost } from './plan-for-cost.js'
import type { Found } from './plan/found.js'
import type { CoreOptions } from './options.js'
import { leastUnservedSingle } from './single/plan-single.js'

/** Serving more is never bought with noise of the solver. */
const SAME = 1e-6

const arrivalDays = (network: Network): number[] => {
  const days = new Set<number>()
  for (const demand of network.demands) for (const arc of arcsOf(network, demand)) days.add(arc.arrives)
  return [...days].sort((a, b) => a - b)
}

const unservedBy = async (network: Network, options: CoreOptions, day: number): Promise<{ unserved: number; proven: boolean }> => {
  const known = leastUnservedSingle(network, options, day)
  return known === null ? leastUnserved(network, options, day) : { unserved: known, proven: true }
}

/** Least unserved quantity first, then the earliest latest arrival (by bisection: more days never serve less), then cost. */
export const planEarliest = async (network: Network, options: CoreOptions): Promise<Found> => {
  const days = arrivalDays(network)
  const all = await unservedBy(network, options, Infinity)
  let proven = all.proven
  let low = 0
  let high = days.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const here = await unservedBy(network, options, days[middle] ?? Infinity)
    proven &&= here.proven
    if (here.unserved <= all.unserved + SAME) high = middle
    else low = middle + 1
  }
  const found = await planForCost(network, options, days[low] ?? Infinity)
  return { ...found, proven: found.proven && proven }
}
