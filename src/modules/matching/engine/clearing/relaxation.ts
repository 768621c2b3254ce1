import type { Demand, Slot, Supply } from '../network/network.js'
import { LaneColumns } from './lane-columns.js'
import { lateness, type Market } from './market.js'

/** Prices for serving a slot (per unit) and for the use of a pool (per hour, or per unit of stock), all ≥ 0. */
export interface Prices { slots: Float64Array; pools: Float64Array }

/** The bound at some prices, and how it changes with them. */
export interface Evaluation { bound: number; slots: Float64Array; pools: Float64Array }

/** Units of a supply for a slot: at most `most`, at `average` each, the set-up spread over `full` units. */
interface Take { slot: Slot; supply: Supply; average: number; most: number; full: number }

/**
 * The matching problem with demand and hours priced instead of enforced: every facility's part in every request line stands alone.
 * Least batches, least quantities per facility and limits on facilities are left out, and set-ups are spread over full batches: all of this only lowers the bound.
 */
export class Relaxation {
  private readonly columns: LaneColumns
  private readonly slopes: Evaluation
  private readonly takes: Take[] = []
  /** By offer: what hours and set-ups add to a unit at least, in the best period at the prices, and the units it can give in all. */
  private readonly least: Float64Array
  private readonly capacity: Float64Array

  private readonly market: Market

  constructor(market: Market) {
    this.market = market
    this.columns = new LaneColumns(market)
    const offers = this.columns.supplyEnd.length
    this.least = new Float64Array(offers)
    this.capacity = new Float64Array(offers)
    this.eachSupply((offer, supply) => { this.capacity[offer] = (this.capacity[offer] ?? 0) + supply.most })
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
    this.priceOffers(prices)
    for (const demand of network.demands) this.evaluateDemand(demand, prices)
    return slopes
  }

  /** Every request line's part of the bound, in their order (what hours are worth in all is not taken off). The last evaluation is lost. */
  boundsOfDemands(prices: Prices): number[] {
    this.priceOffers(prices)
    return this.market.network.demands.map((demand) => {
      this.slopes.bound = demand.slots.reduce((sum, slot) => sum + slot.lower * (prices.slots[slot.index] ?? 0), 0)
      this.evaluateDemand(demand, prices)
      return this.slopes.bound
    })
  }

  private eachSupply(visit: (offer: number, supply: Supply) => void): void {
    const { supplyEnd, supplies } = this.columns
    let at = 0
    for (const [offer, end] of supplyEnd.entries()) for (; at < end; at += 1) {
      const supply = supplies[at]
      if (supply) visit(offer, supply)
    }
  }

  private priceOffers({ pools }: Prices): void {
    const { least } = this
    least.fill(Infinity)
    this.eachSupply((offer, { pool, perUnit, setupCost, setupUse, most }) => {
      const poolPrice = pools[pool.index] ?? 0
      least[offer] = Math.min(least[offer] ?? 0, poolPrice * perUnit + (setupCost + poolPrice * setupUse) / most)
    })
  }

  private evaluateDemand(demand: Demand, prices: Prices): void {
    const { groupEnd, least, partEnd } = this.columns
    const highest = demand.slots.reduce((most, slot) => Math.max(most, prices.slots[slot.index] ?? 0), 0)
    const end = groupEnd[demand.index] ?? 0
    for (let group = groupEnd[demand.index - 1] ?? 0; group < end; group += 1) {
      if ((least[group] ?? 0) >= highest) break
      const [first, last] = [partEnd[group - 1] ?? 0, partEnd[group] ?? 0]
      if (this.mayPay(group, { first, last }, prices)) this.open(group, { first, last }, prices)
    }
  }

  /** Whether a facility could pay its charge if it gave all it can in its best periods: a quick look that spares a closer one. */
  private mayPay(group: number, { first, last }: Parts, { slots }: Prices): boolean {
    const { slot, tripSlope, laneEnd, base, offer, charge } = this.columns
    let value = charge[group] ?? 0
    for (let part = first; part < last; part += 1) {
      const price = (slots[slot[part] ?? 0] ?? 0) - (tripSlope[part] ?? 0)
      const upper = last - first === 1 ? this.market.network.slots[slot[part] ?? 0]?.upper ?? 0 : Infinity
      const end = laneEnd[part] ?? 0
      for (let lane = laneEnd[part - 1] ?? 0; lane < end; lane += 1) {
        const number = offer[lane] ?? 0
        const margin = (base[lane] ?? 0) + (this.least[number] ?? 0) - price
        if (margin < 0) value += margin * Math.min(upper, this.capacity[number] ?? 0)
      }
    }
    return value < 0
  }

  private open(group: number, { first, last }: Parts, prices: Prices): void {
    const { slot, tripSlope, laneEnd } = this.columns
    this.takes.length = 0
    for (let part = first; part < last; part += 1) {
      const own = this.market.network.slots[slot[part] ?? 0]
      const price = own ? (prices.slots[own.index] ?? 0) - (tripSlope[part] ?? 0) : 0
      for (let lane = laneEnd[part - 1] ?? 0; own && lane < (laneEnd[part] ?? 0); lane += 1) this.addLane(own, lane, { price, pools: prices.pools, alone: last - first === 1 })
    }
    if (this.takes.length > 0) this.settle(this.columns.charge[group] ?? 0, last - first === 1)
  }

  private addLane(slot: Slot, lane: number, { price, pools, alone }: { price: number; pools: Float64Array; alone: boolean }): void {
    const { base, days, first, end, offer, supplies } = this.columns
    const own = (base[lane] ?? 0) - price
    if (own + (this.least[offer[lane] ?? 0] ?? 0) >= 0) return
    for (let at = first[lane] ?? 0; at < (end[lane] ?? 0); at += 1) {
      const supply = supplies[at]
      if (!supply) continue
      const poolPrice = pools[supply.pool.index] ?? 0
      const most = Math.min(supply.most, slot.upper)
      const margin = own + poolPrice * supply.perUnit + (slot.spec.lateAllowed ? lateness(slot, supply.ready + (days[lane] ?? 0)) : 0)
      const full = alone ? most : supply.most
      const average = margin + (supply.setupCost + poolPrice * supply.setupUse) / full
      if (average < 0) this.takes.push({ slot, supply, average, most, full })
    }
  }

  /** Takes the best first; the facility stays out when all of it does not pay its charge. */
  private settle(charge: number, alone: boolean): void {
    const { takes, slopes } = this
    let value = charge
    if (takes.length > 1) takes.sort((a, b) => a.average - b.average)
    const chosen = alone ? fillOne(takes) : fillMany(takes)
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

interface Parts { first: number; last: number }

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
