import type { Demand, Slot, Supply } from '../network/network.js'
import { type Entry, type Lane, lateCost, type Market } from './market.js'

/** One facility's part in one request line: its charge is paid once, its hours are shared by the line's slots. */
interface Group { charge: number; least: number; parts: { slot: Slot; entry: Entry; tripSlope: number }[] }

/** Prices for serving a slot (per unit) and for the use of a pool (per hour, or per unit of stock), all ≥ 0. */
export interface Prices { slots: Float64Array; pools: Float64Array }

/** The bound at some prices, and how it changes with them. */
export interface Evaluation { bound: number; slots: Float64Array; pools: Float64Array }

/** A trip carries at most its load, so a unit costs at least this part of one. */
const tripSlopeOf = (slot: Slot, entry: Entry): number => {
  const { perTrip, tripLoad } = entry.lanes[0]?.haul ?? { perTrip: 0, tripLoad: null }
  return perTrip / Math.min(tripLoad ?? slot.upper, slot.upper)
}

const groupsOf = ({ network, entries }: Market, demand: Demand): Group[] => {
  const groups = new Map<number, Group>()
  for (const slot of demand.slots) for (const entry of entries[slot.index] ?? []) {
    const part = { slot, entry, tripSlope: tripSlopeOf(slot, entry) }
    const group = groups.get(entry.facility)
    const charge = network.instance.facilities[entry.facility]?.charge ?? 0
    if (!group) groups.set(entry.facility, { charge, least: entry.least + part.tripSlope, parts: [part] })
    else {
      group.parts.push(part)
      group.least = Math.min(group.least, entry.least + part.tripSlope)
    }
  }
  return [...groups.values()].sort((a, b) => a.least - b.least)
}

/** Units of a supply for a slot: at most `most`, at `average` each, the set-up spread over `full` units. */
interface Take { slot: Slot; supply: Supply; average: number; most: number; full: number }

/**
 * The matching problem with demand and hours priced instead of enforced: every facility's part in every request line stands alone.
 * Least batches, least quantities per facility and limits on facilities are left out, and set-ups are spread over full batches: all of this only lowers the bound.
 */
export class Relaxation {
  private readonly groups: Group[][]
  private readonly slopes: Evaluation
  private readonly takes: Take[] = []

  private readonly market: Market

  constructor(market: Market) {
    this.market = market
    this.groups = market.network.demands.map((demand) => groupsOf(market, demand))
    this.slopes = { bound: 0, slots: new Float64Array(market.network.slots.length), pools: new Float64Array(market.network.pools.length) }
  }

  /** The answer is overwritten by the next call. */
  evaluate(prices: Prices): Evaluation {
    const { network } = this.market
    const { slopes } = this
    slopes.bound = 0
    for (const slot of network.slots) {
      slopes.bound += slot.lower * (prices.slots[slot.index] ?? 0)
      slopes.slots[slot.index] = slot.lower
    }
    for (const pool of network.pools) {
      slopes.bound -= pool.capacity * (prices.pools[pool.index] ?? 0)
      slopes.pools[pool.index] = -pool.capacity
    }
    for (const demand of network.demands) this.evaluateDemand(demand, prices)
    return slopes
  }

  /** One request line's part of the bound (what hours are worth in all is not taken off). The last evaluation is lost. */
  boundOf(demand: Demand, prices: Prices): number {
    this.slopes.bound = demand.slots.reduce((sum, slot) => sum + slot.lower * (prices.slots[slot.index] ?? 0), 0)
    this.evaluateDemand(demand, prices)
    return this.slopes.bound
  }

  private evaluateDemand(demand: Demand, prices: Prices): void {
    const highest = demand.slots.reduce((most, slot) => Math.max(most, prices.slots[slot.index] ?? 0), 0)
    for (const group of this.groups[demand.index] ?? []) {
      if (group.least >= highest) break
      this.takes.length = 0
      for (const part of group.parts) {
        const price = (prices.slots[part.slot.index] ?? 0) - part.tripSlope
        if (part.entry.least < price) for (const lane of part.entry.lanes) if (lane.base < price) this.addLane(part.slot, lane, { price, pools: prices.pools, alone: group.parts.length === 1 })
      }
      if (this.takes.length > 0) this.settle(group)
    }
  }

  private addLane(slot: Slot, lane: Lane, { price, pools, alone }: { price: number; pools: Float64Array; alone: boolean }): void {
    const { supplies } = lane.offer
    for (let at = lane.first; at < lane.end; at += 1) {
      const supply = supplies[at]
      if (!supply) continue
      const poolPrice = pools[supply.pool.index] ?? 0
      const most = Math.min(supply.most, slot.upper)
      const margin = lane.base + poolPrice * supply.perUnit - price + (slot.spec.lateAllowed ? lateCost(slot, supply, lane.haul) : 0)
      const full = alone ? most : supply.most
      const average = margin + (supply.setupCost + poolPrice * supply.setupUse) / full
      if (average < 0) this.takes.push({ slot, supply, average, most, full })
    }
  }

  /** Takes the best first; the facility stays out when all of it does not pay its charge. */
  private settle(group: Group): void {
    const { takes, slopes } = this
    let value = group.charge
    if (takes.length > 1) takes.sort((a, b) => a.average - b.average)
    const chosen = group.parts.length === 1 ? fillOne(takes) : fillMany(takes)
    for (const [at, take] of takes.entries()) value += take.average * (chosen[at] ?? 0)
    if (value >= 0) return
    slopes.bound += value
    for (const [at, take] of takes.entries()) {
      const quantity = chosen[at] ?? 0
      slopes.slots[take.slot.index] = (slopes.slots[take.slot.index] ?? 0) - quantity
      const pool = take.supply.pool.index
      slopes.pools[pool] = (slopes.pools[pool] ?? 0) + quantity * (take.supply.perUnit + take.supply.setupUse / take.full)
    }
  }
}

const fillOne = (takes: readonly Take[]): number[] => {
  let left = takes[0]?.slot.upper ?? 0
  return takes.map(({ most }) => {
    const quantity = Math.min(most, left)
    left -= quantity
    return quantity
  })
}

/** Each supply goes to the slots with the best margin there. That a slot may be filled by several supplies at once only lowers the bound. */
const fillMany = (takes: readonly Take[]): number[] => {
  const left = new Map<Supply, number>()
  return takes.map(({ most, supply }) => {
    const free = left.get(supply) ?? supply.most
    const quantity = Math.min(most, free)
    left.set(supply, free - quantity)
    return quantity
  })
}
