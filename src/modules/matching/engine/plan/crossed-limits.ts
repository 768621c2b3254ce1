import { sharesCrossed } from '../mip/shares.js'
import type { Arc } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { Placed, Plan } from './plan.js'
import { poolUse } from './pool-use.js'

/** A little less than what the checker takes for equal, as a part of a number (docs/matching-instance.md): it adds up in decimals. */
const EQUAL = 8e-10

export const exceeds = (value: number, limit: number): boolean => value - limit > EQUAL * Math.max(1, Math.abs(limit))

const sumOf = (plan: readonly Placed[]): number => plan.reduce((sum, { quantity }) => sum + quantity, 0)

/** Groups of placements that give more or less together than they may. */
const crossedBy = (plan: Plan, keyOf: (arc: Arc) => string, isKept: (sum: number, arc: Arc) => boolean): Placed[] =>
  [...Map.groupBy(plan, ({ arc }) => keyOf(arc)).values()].flatMap((group) => (group[0] && !isKept(sumOf(group), group[0].arc) ? group : []))

const pools = (network: Network, plan: Plan): Placed[] => {
  const full = new Set([...poolUse(plan)].flatMap(([pool, use]) => (exceeds(use, network.pools[pool]?.capacity ?? 0) ? [pool] : [])))
  return plan.filter(({ arc }) => full.has(arc.supply.pool.index))
}

const batches = (plan: Plan): Placed[] => crossedBy(plan, ({ demand, supply }) => `${demand.index}:${supply.index}`,
  (sum, { supply }) => !exceeds(sum, supply.most) && !exceeds(supply.minBatch, sum))

const leastPerFacility = (plan: Plan): Placed[] => crossedBy(plan, ({ demand, supply }) => `${demand.index}:${supply.facility}`,
  (sum, { demand }) => !exceeds(demand.spec.minPerFacility, sum))

/** So little above full trips is noise. */
const NOISE = 1e-6

const trips = (plan: Plan): Placed[] => crossedBy(plan, ({ slot, supply }) => `${slot.index}:${supply.facility}`, (load, { haul: { perTrip, tripLoad } }) => {
  const excess = perTrip === 0 || tripLoad === null || load < tripLoad ? 0 : load % tripLoad
  return excess === 0 || excess > NOISE * load
})

/** What a plan places where, together with others, it crosses a limit by a hair: of a pool, a batch, a facility, a share or a trip. */
export const crossedLimits = (network: Network, plan: Plan): Placed[] =>
  [...pools(network, plan), ...batches(plan), ...leastPerFacility(plan), ...sharesCrossed(network, plan), ...trips(plan)]
