import type { Demand, Network } from '../network/network.js'
import type { Booking, Ledger } from './ledger.js'
import { lateCost } from './market.js'

/** Whole trips; loads within rounding of a full one are full. */
export const trips = (load: number, tripLoad: number | null): number => {
  if (load <= 0) return 0
  return tripLoad === null ? 1 : Math.ceil(load / tripLoad - 1e-9)
}

const tripCosts = (bookings: readonly Booking[]): number => {
  const loads = new Map<number, { load: number; booking: Booking }>()
  for (const booking of bookings) {
    if (booking.lane.haul.perTrip === 0) continue
    const known = loads.get(booking.supply.facility)
    if (known) known.load += booking.quantity
    else loads.set(booking.supply.facility, { load: booking.quantity, booking })
  }
  let cost = 0
  for (const { load, booking } of loads.values()) cost += booking.lane.haul.perTrip * trips(load, booking.lane.haul.tripLoad)
  return cost
}

/** Goods, carriage and lateness of a booking; set-ups, trips and charges come on top. */
export const costOfBooking = ({ slot, lane, supply, quantity }: Booking): number => quantity * (lane.base + lateCost(slot, supply, lane.haul))

/** What a request line costs as booked, in doubles: for comparing plans, not for stating money. */
export const costOfDemand = (network: Network, ledger: Ledger, demand: Demand): number => {
  const facilities = new Set<number>()
  const batches = new Set<number>()
  let cost = 0
  for (const slot of demand.slots) {
    const bookings = ledger.bookings[slot.index] ?? []
    cost += tripCosts(bookings)
    for (const booking of bookings) {
      const { supply } = booking
      cost += costOfBooking(booking)
      if (!batches.has(supply.index)) cost += supply.setupCost
      if (!facilities.has(supply.facility)) cost += network.instance.facilities[supply.facility]?.charge ?? 0
      batches.add(supply.index)
      facilities.add(supply.facility)
    }
  }
  return cost
}
