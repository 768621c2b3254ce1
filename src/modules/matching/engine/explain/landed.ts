import type { Arc } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import { type Placed, type Plan, totals } from '../plan/plan.js'

/**
 * Money for a unit at the slot's place with its share of trips, set-up and charge when as much as possible is taken at once:
 * no unit from this arc can cost less.
 */
export function cheapestLanded(network: Network, arc: Arc): number {
  const { demand, supply, haul, slot } = arc
  const most = demand.slots.reduce((units, each) => units + each.upper, 0)
  const charge = network.instance.facilities[supply.facility]?.charge ?? 0
  const trip = haul.perTrip / Math.min(haul.tripLoad ?? Infinity, slot.upper)
  return arc.unitCost + trip + supply.setupCost / Math.min(supply.most, most) + charge / most
}

/** The same for what the plan takes, with the shares as they are in the plan. */
export function landedInPlan(network: Network, plan: Plan): (placed: Placed) => number {
  const batches = totals(plan, batchKey)
  const loads = totals(plan, pairKey)
  const facilities = totals(plan, facilityKey)
  return placed => {
    const { supply, haul } = placed.arc
    const load = loads.get(pairKey(placed)) ?? placed.quantity
    const trips = haul.tripLoad === null ? 1 : Math.ceil(load / haul.tripLoad)
    const charge = network.instance.facilities[supply.facility]?.charge ?? 0
    return placed.arc.unitCost + haul.perTrip * trips / load
      + supply.setupCost / (batches.get(batchKey(placed)) ?? 1) + charge / (facilities.get(facilityKey(placed)) ?? 1)
  }
}

const batchKey = ({ arc }: Placed) => `${arc.demand.index}:${arc.supply.index}`
const pairKey = ({ arc }: Placed) => `${arc.slot.index}:${arc.supply.facility}`
const facilityKey = ({ arc }: Placed) => `${arc.demand.index}:${arc.supply.facility}`
