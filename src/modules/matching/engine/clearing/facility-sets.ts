import type { Demand, Slot } from '../network/network.js'
import type { Ledger } from './ledger.js'
import type { Market } from './market.js'

/** A facility that could serve a request line, and how many units it could make for it were it free. */
interface Able { facility: number; capacity: number }

/** Slots to serve again, in this order, and the facilities that those of the request line may use. */
export interface OtherSet { slots: Slot[]; demand: Demand; only: ReadonlySet<number> }

/** Sets are drawn afresh at this rate; otherwise one facility is changed for another. */
const AFRESH = 0.2
/** How much more often the larger are drawn. */
const LARGER = 3

/**
 * Other facilities for a request line that may use only so many. Served slot by slot, its first slots would take the cheapest, and the line would be left
 * with facilities that are too small for all of it.
 */
export class FacilitySets {
  private readonly able: Able[][] = []
  private readonly market: Market
  private readonly ledger: Ledger
  private readonly random: () => number

  constructor(market: Market, ledger: Ledger, random: () => number) {
    this.market = market
    this.ledger = ledger
    this.random = random
  }

  /** Another set, larger facilities rather than smaller ones; whoever uses what is new makes room and is served after the line. */
  another(demand: Demand): OtherSet {
    const most = demand.spec.maxFacilities ?? Infinity
    const used = this.shuffled([...new Set(this.ledger.ofDemand(demand).map(({ supply }) => supply.facility))])
    const isFirst = this.able[demand.index] === undefined
    const kept = isFirst || this.random() < AFRESH ? [] : used.slice(0, Math.max(0, Math.min(used.length, most - 1)))
    const only = new Set(kept)
    for (const { facility } of isFirst ? this.largest(demand) : this.drawn(demand)) {
      if (only.size >= most) break
      only.add(facility)
    }
    const others = new Set<Slot>()
    for (const facility of only) if (!kept.includes(facility)) for (const slot of this.ledger.users[facility] ?? []) others.add(slot)
    for (const slot of demand.slots) others.delete(slot)
    return { slots: [...byDue(demand.slots), ...byDue([...others])], demand, only }
  }

  /** In an order by chance in which the larger come first more often. */
  private drawn(demand: Demand): Able[] {
    const able = this.ableFor(demand)
    const turns = new Map(able.map((one) => [one, -Math.log(1 - this.random()) / one.capacity ** LARGER]))
    return able.toSorted((one, other) => (turns.get(one) ?? 0) - (turns.get(other) ?? 0))
  }

  private largest(demand: Demand): Able[] {
    return this.ableFor(demand).toSorted((one, other) => other.capacity - one.capacity)
  }

  private ableFor(demand: Demand): Able[] {
    const known = this.able[demand.index]
    if (known) return known
    const pools = new Map<number, Map<number, number>>()
    for (const slot of demand.slots) for (const { facility, lanes } of this.market.entries[slot.index] ?? []) {
      const own = pools.get(facility) ?? new Map<number, number>()
      pools.set(facility, own)
      for (const { offer, first, end } of lanes) for (const { pool, most } of offer.supplies.slice(first, end)) own.set(pool.index, Math.max(most, own.get(pool.index) ?? 0))
    }
    const able = [...pools].map(([facility, own]) => ({ facility, capacity: [...own.values()].reduce((sum, most) => sum + most, 0) }))
    this.able[demand.index] = able
    return able
  }

  private shuffled(facilities: readonly number[]): number[] {
    return facilities.map((facility) => ({ facility, turn: this.random() })).sort((one, other) => one.turn - other.turn).map(({ facility }) => facility)
  }
}

const byDue = (slots: readonly Slot[]): Slot[] => slots.toSorted((one, other) => one.due - other.due || one.index - other.index)
