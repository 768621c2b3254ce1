import { arcOf } from '../network/arcs.js'
import type { Demand, Network, Slot, Supply } from '../network/network.js'
import type { Placed } from '../plan/plan.js'
import type { Lane } from './market.js'

/** A quantity of a plan in the making. */
export interface Booking { slot: Slot; lane: Lane; supply: Supply; quantity: number }

/** A plan in the making: who has booked what, and what is left of hours and stock. */
export class Ledger {
  readonly left: Float64Array
  /** By slot. */
  readonly bookings: Booking[][]
  /** By facility, the slots that have booked there. */
  readonly users: Set<Slot>[]
  private readonly network: Network

  constructor(network: Network) {
    this.network = network
    this.left = Float64Array.from(network.pools, (pool) => pool.capacity)
    this.bookings = network.slots.map(() => [])
    this.users = network.instance.facilities.map(() => new Set())
  }

  /** Everything booked for a request line. */
  ofDemand(demand: Demand): Booking[] {
    return demand.slots.length === 1 ? this.bookings[demand.slots[0]?.index ?? -1] ?? [] : demand.slots.flatMap((slot) => this.bookings[slot.index] ?? [])
  }

  served(slot: Slot): number {
    return (this.bookings[slot.index] ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
  }

  book(slot: Slot, bookings: Booking[]): void {
    const demand = this.demandOf(slot)
    const before = new Set(this.ofDemand(demand).map(({ supply }) => supply))
    for (const booking of bookings) {
      const { pool, perUnit, setupUse } = booking.supply
      const setup = before.has(booking.supply) ? 0 : setupUse
      before.add(booking.supply)
      this.left[pool.index] = (this.left[pool.index] ?? 0) - booking.quantity * perUnit - setup
      this.users[booking.supply.facility]?.add(slot)
    }
    this.bookings[slot.index] = bookings
  }

  /** Takes a slot's bookings out again; returns them. */
  release(slot: Slot): Booking[] {
    const demand = this.demandOf(slot)
    const bookings = this.bookings[slot.index] ?? []
    this.bookings[slot.index] = []
    const still = new Set(this.ofDemand(demand).map(({ supply }) => supply))
    for (const { supply, quantity } of bookings) {
      const setup = still.has(supply) ? 0 : supply.setupUse
      still.add(supply)
      this.left[supply.pool.index] = (this.left[supply.pool.index] ?? 0) + quantity * supply.perUnit + setup
      this.users[supply.facility]?.delete(slot)
    }
    return bookings
  }

  /** The plan as arcs and quantities. */
  placed(): Placed[] {
    return this.bookings.flat().flatMap(({ slot, lane, supply, quantity }) => {
      const arc = arcOf(this.demandOf(slot), slot, supply, lane.haul)
      return arc ? [{ arc, quantity }] : []
    })
  }

  demandOf(slot: Slot): Demand {
    const demand = this.network.demands[slot.demand]
    if (!demand) throw new RangeError(`slot ${slot.key} belongs to no request line`)
    return demand
  }
}
