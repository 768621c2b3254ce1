import type { Slot, Supply } from '../network/network.js'
import { costOfBooking } from './cost.js'
import type { Ledger } from './ledger.js'
import type { Entry, Market } from './market.js'
import type { Prices } from './relaxation.js'

/** So many facilities, the best for a slot at the prices, are what it competes for. */
const WANTED = 12
/** Of so many slots at random, the one that loses most against the prices is looked at. */
const CONTENDERS = 3

const cheapestPrice = (supplies: readonly Supply[], first: number, end: number, pools: Float64Array): number => {
  let least = Infinity
  for (let at = first; at < end; at += 1) {
    const supply = supplies[at]
    if (supply) least = Math.min(least, (pools[supply.pool.index] ?? 0) * supply.perUnit)
  }
  return least
}

/** What a unit from a facility costs a slot at the prices of hours, at least. */
const pricedUnit = ({ lanes }: Entry, pools: Float64Array): number =>
  lanes.reduce((least, { base, offer, first, end }) => Math.min(least, base + cheapestPrice(offer.supplies, first, end, pools)), Infinity)

/** Chooses slots that compete for the same hours, first of all where the plan costs most above what the prices say. */
export class Rivals {
  private readonly wanted: number[][] = []
  private readonly market: Market
  private readonly ledger: Ledger
  private readonly random: () => number

  constructor(market: Market, ledger: Ledger, random: () => number) {
    this.market = market
    this.ledger = ledger
    this.random = random
  }

  /** A slot (the one given, if any) and up to `count − 1` others that use the hours it uses or wants. */
  pick(count: number, prices: Prices, first?: Slot): Slot[] {
    const seed = first ?? this.seed(prices)
    if (!seed) return []
    const rivals = this.rivalsOf(seed, prices)
    const chosen = [seed]
    while (chosen.length < count && rivals.length > 0) {
      const at = Math.floor(this.random() * rivals.length)
      const rival = rivals[at]
      if (rival) chosen.push(rival)
      rivals[at] = rivals.at(-1) ?? seed
      rivals.pop()
    }
    return chosen
  }

  private seed(prices: Prices): Slot | undefined {
    const { slots } = this.market.network
    let worst: Slot | undefined
    let most = -Infinity
    for (let contender = 0; contender < CONTENDERS; contender += 1) {
      const slot = slots[Math.floor(this.random() * slots.length)]
      const loss = slot ? this.lossOf(slot, prices) : -Infinity
      if (loss > most) [worst, most] = [slot, loss]
    }
    return worst
  }

  /** What serving a slot costs at the prices, above what they pay for it. */
  private lossOf(slot: Slot, { slots, pools }: Prices): number {
    const bookings = this.ledger.bookings[slot.index] ?? []
    const facilities = new Set<number>()
    let loss = -slot.lower * (slots[slot.index] ?? 0)
    for (const booking of bookings) {
      const { supply, quantity } = booking
      loss += costOfBooking(booking) + supply.setupCost + (pools[supply.pool.index] ?? 0) * (quantity * supply.perUnit + supply.setupUse)
      if (!facilities.has(supply.facility)) loss += this.market.network.instance.facilities[supply.facility]?.charge ?? 0
      facilities.add(supply.facility)
    }
    return loss
  }

  private rivalsOf(slot: Slot, { pools }: Prices): Slot[] {
    const wanted = new Set(this.wantedBy(slot, pools))
    for (const { supply } of this.ledger.bookings[slot.index] ?? []) wanted.add(supply.facility)
    const rivals = new Set<Slot>()
    for (const facility of wanted) for (const other of this.ledger.users[facility] ?? []) rivals.add(other)
    rivals.delete(slot)
    return [...rivals]
  }

  private wantedBy(slot: Slot, pools: Float64Array): number[] {
    const known = this.wanted[slot.index]
    if (known) return known
    const units = (this.market.entries[slot.index] ?? []).map((entry) => ({ facility: entry.facility, unit: pricedUnit(entry, pools) }))
    const wanted = units.sort((a, b) => a.unit - b.unit).slice(0, WANTED).map(({ facility }) => facility)
    this.wanted[slot.index] = wanted
    return wanted
  }
}
