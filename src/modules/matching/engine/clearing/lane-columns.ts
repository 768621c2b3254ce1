import type { Demand, Slot, Supply } from '../network/network.js'
import type { Entry, Lane, Market, Offer } from './market.js'

/** One facility's part in one request line: its charge is paid once, its hours are shared by the line's slots. */
interface Group { charge: number; least: number; parts: Part[] }

interface Part { slot: Slot; entry: Entry; tripSlope: number }

/**
 * All ways to serve all request lines in columns of numbers, which a bound is computed from fastest: the groups of a request line (facilities, cheapest
 * first), their parts (slots), the parts' lanes and the offers' supplies each lie next to each other, up to an end.
 */
export class LaneColumns {
  /** By request line. */
  readonly groupEnd: number[] = []
  /** By group. */
  readonly charge: number[] = []
  readonly least: number[] = []
  readonly partEnd: number[] = []
  /** By part. */
  readonly slot: number[] = []
  readonly tripSlope: number[] = []
  readonly laneEnd: number[] = []
  /** By lane: its cost per unit, its days on the way, its offer, and the first and the end of the supplies that can serve. */
  readonly base: number[] = []
  readonly days: number[] = []
  readonly offer: number[] = []
  readonly first: number[] = []
  readonly end: number[] = []
  /** By offer. */
  readonly supplyEnd: number[] = []
  readonly supplies: Supply[] = []
  private readonly known = new Map<Offer, { number: number; start: number }>()

  constructor(market: Market) {
    for (const demand of market.network.demands) {
      for (const group of groupsOf(market, demand)) this.addGroup(group)
      this.groupEnd.push(this.charge.length)
    }
  }

  private addGroup({ charge, least, parts }: Group): void {
    this.charge.push(charge)
    this.least.push(least)
    for (const { slot, tripSlope, entry } of parts) {
      this.slot.push(slot.index)
      this.tripSlope.push(tripSlope)
      for (const lane of entry.lanes) this.addLane(lane)
      this.laneEnd.push(this.base.length)
    }
    this.partEnd.push(this.slot.length)
  }

  private addLane({ base, haul, offer, first, end }: Lane): void {
    const { number, start } = this.known.get(offer) ?? this.addOffer(offer)
    this.base.push(base)
    this.days.push(haul.days)
    this.offer.push(number)
    this.first.push(start + first)
    this.end.push(start + end)
  }

  private addOffer(offer: Offer): { number: number; start: number } {
    const added = { number: this.supplyEnd.length, start: this.supplies.length }
    for (const supply of offer.supplies) this.supplies.push(supply)
    this.supplyEnd.push(this.supplies.length)
    this.known.set(offer, added)
    return added
  }
}

/** A trip carries at most its load, so a unit costs at least this part of one. */
const tripSlopeOf = (slot: Slot, entry: Entry): number => {
  const { perTrip, tripLoad } = entry.lanes[0]?.haul ?? { perTrip: 0, tripLoad: null }
  return perTrip / Math.min(tripLoad ?? slot.upper, slot.upper)
}

const groupsOf = ({ network, entries }: Market, { slots }: Demand): Group[] => {
  const groups = new Map<number, Group>()
  for (const slot of slots) for (const entry of entries[slot.index] ?? []) {
    const part = { slot, entry, tripSlope: tripSlopeOf(slot, entry) }
    const charge = network.instance.facilities[entry.facility]?.charge ?? 0
    const group = groups.get(entry.facility)
    if (!group) groups.set(entry.facility, { charge, least: entry.least + part.tripSlope, parts: [part] })
    else {
      group.parts.push(part)
      group.least = Math.min(group.least, entry.least + part.tripSlope)
    }
  }
  return [...groups.values()].sort((a, b) => a.least - b.least)
}
