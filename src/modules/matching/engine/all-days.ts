import type { Network } from './network/network.js'
import { type CoreOptions, fairnessOf } from './options.js'
import type { Found } from './plan/found.js'
import { planForCost } from './plan-for-cost.js'
import { planStanding } from './scarcity/plan-standing.js'
import { compareStandings, type Standing } from './scarcity/standing.js'

/** What a look at all days found to be left unserved. */
interface Looked { standing: Standing; proven: boolean }

/** What is proved of the days up to one holds for all days where that day is the last, or where no plan of all days leaves less than what is proved of them. */
export const claimedForAllDays = (found: Found, isLast: boolean, all: Looked): Found => {
  const { leastUnserved, ...rest } = found
  if (isLast || leastUnserved === undefined) return found
  // The only figure, or after the shares of buyers the units in all.
  const least = all.standing.at(-1)
  return all.proven && least !== undefined ? { ...rest, leastUnserved: Math.min(leastUnserved, least) } : rest
}

/** Nobody may be served worse for the sake of an early day that was only taken for possible: then a plan of all days, where that is fairer. */
export const orOnAnyDay = async (network: Network, options: CoreOptions, early: Found): Promise<Found> => {
  const free = await planForCost(network, options)
  const [own, other] = [free, early].map(({ plan }) => planStanding(network, fairnessOf(network.instance, options), plan))
  return own && other && compareStandings(own, other) < 0 ? { ...free, proven: false } : early
}
