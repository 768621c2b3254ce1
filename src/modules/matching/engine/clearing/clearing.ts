import type { Demand, Network, Slot } from '../network/network.js'
import { randomFrom } from '../random.js'
import { costOfDemand } from './cost.js'
import { insert, type Weighing } from './insertion.js'
import { type Booking, Ledger } from './ledger.js'
import type { Market } from './market.js'

/** A unit left unserved outweighs any cost of serving it. */
const shortWeight = ({ entries }: Market): number => 1e3 * entries.reduce((most, own) => Math.max(most, own.at(-1)?.least ?? 0), 1)

/** A whole plan that is made better step by step: slots are taken out and served again at prices that say what hours are worth to others. */
export class Clearing {
  readonly ledger: Ledger
  /** Cost of what is served, and units left unserved. */
  cost = 0
  short = 0
  private readonly market: Market
  private readonly random: () => number
  private readonly shortWeight: number

  constructor(market: Market, seed: number) {
    this.market = market
    this.ledger = new Ledger(market.network)
    this.random = randomFrom(seed)
    this.shortWeight = shortWeight(market)
  }

  /** Serves all slots afresh, in the order given. */
  fill(order: readonly Slot[], weighing: Weighing): void {
    for (const slot of this.market.network.slots) this.ledger.release(slot)
    for (const slot of order) insert(this.market, this.ledger, slot, weighing)
    this.recount()
  }

  /** Takes some slots out that compete for the same hours and serves them again; keeps the better plan. */
  improve(poolPrices: Float64Array): boolean {
    const slots = this.pick(2 + Math.floor(this.random() * 5))
    const demands = [...new Set(slots.map((slot) => this.ledger.demandOf(slot)))]
    const before = this.worth(demands)
    const kept = slots.map((slot) => this.ledger.release(slot))
    const weight = this.random() * 1.2
    for (const slot of this.shuffled(slots)) insert(this.market, this.ledger, slot, { poolPrices, weight })
    const after = this.worth(demands)
    if (after.total <= before.total * (1 + 1e-12)) {
      this.cost += after.cost - before.cost
      this.short += after.short - before.short
      return after.total < before.total * (1 - 1e-9)
    }
    this.restore(slots, kept)
    return false
  }

  get slots(): readonly Slot[] { return this.network.slots }

  /** Cost and what is left unserved in one figure: plans are compared by it. */
  get worthOfAll(): number { return this.cost + this.short * this.shortWeight }

  private restore(slots: readonly Slot[], kept: readonly Booking[][]): void {
    for (const slot of slots) this.ledger.release(slot)
    for (const [at, slot] of slots.entries()) this.ledger.book(slot, kept[at] ?? [])
  }

  /** A slot at random and others that use the same hours, or want to. */
  private pick(count: number): Slot[] {
    const { slots } = this.market.network
    const chosen = new Set<Slot>()
    const seed = this.any(slots)
    if (!seed) return []
    chosen.add(seed)
    const rivals = this.rivalsOf(seed)
    while (chosen.size < count && rivals.length > 0) {
      const [rival] = rivals.splice(Math.floor(this.random() * rivals.length), 1)
      if (rival) chosen.add(rival)
    }
    return [...chosen]
  }

  private rivalsOf(slot: Slot): Slot[] {
    const wanted = new Set((this.market.entries[slot.index] ?? []).slice(0, 12).map(({ facility }) => facility))
    for (const { supply } of this.ledger.bookings[slot.index] ?? []) wanted.add(supply.facility)
    const { slots } = this.market.network
    return slots.filter((other) => other !== slot && (this.ledger.bookings[other.index] ?? []).some(({ supply }) => wanted.has(supply.facility)))
  }

  private any<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)]
  }

  private shuffled(slots: readonly Slot[]): Slot[] {
    const mixed = [...slots]
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.random() * (at + 1))
      const [one, two] = [mixed[at], mixed[other]]
      if (one && two) [mixed[at], mixed[other]] = [two, one]
    }
    return mixed
  }

  private worth(demands: readonly Demand[]): { cost: number; short: number; total: number } {
    let cost = 0
    let short = 0
    for (const demand of demands) {
      cost += costOfDemand(this.network, this.ledger, demand)
      for (const slot of demand.slots) short += Math.max(0, slot.lower - this.ledger.served(slot))
    }
    return { cost, short, total: cost + short * this.shortWeight }
  }

  private recount(): void {
    const { cost, short } = this.worth(this.network.demands)
    this.cost = cost
    this.short = short
  }

  private get network(): Network { return this.market.network }
}
