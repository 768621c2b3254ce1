import type { Budget } from '../budget.js'
import { aboveCeiling, allowsFacility, servesClass, withinLife } from '../network/arcs.js'
import type { Haul } from '../network/haul.js'
import type { FacilitySpec } from '../instance.js'
import type { Demand, Network, Slot, Supply } from '../network/network.js'

/** What a capability (in neighbouring periods) or a stock entry can do for one slot: `first` to `end` are positions in the offer's supplies. */
export interface Lane { offer: Offer; base: number; haul: Haul; first: number; end: number }

export interface Offer { facility: number; supplies: Supply[] }

/** All lanes of one facility to one slot. `least` is the least cost per unit among them. */
export interface Entry { facility: number; least: number; lanes: Lane[] }

/** Every slot with its facilities, cheapest first. Costs per unit do not depend on the period but for lateness. */
export interface Market {
  network: Network
  /** By slot. */
  entries: Entry[][]
  /** By slot: facilities that were left out at first cost at least this per unit; Infinity when none was. */
  cut: Float64Array
  /** Lists all of a slot's facilities after all, where some were left out and there is room and time; whether it did. Bounds go by `cut` as before: what is added is dearer. */
  widen: (slot: Slot) => boolean
}

/** What a unit costs that could arrive on a day, for being late. */
export const lateness = (slot: Slot, day: number): number => Math.max(0, Math.max(day, slot.from) - slot.due) * slot.spec.latePenaltyPerUnitDay

export const lateCost = (slot: Slot, supply: Supply, haul: Haul): number => (slot.spec.lateAllowed ? lateness(slot, supply.ready + haul.days) : 0)

const canServe = (demand: Demand, slot: Slot, supply: Supply, haul: Haul): boolean => {
  const arrives = Math.max(supply.ready + haul.days, slot.from)
  return arrives <= slot.latest && withinLife(demand, supply, Math.max(slot.due, arrives))
}

/** Those that can serve, a lane for each run of neighbours: what is late may spoil where periods are long, and keep where the next one is shorter. */
const lanesOf = (demand: Demand, slot: Slot, offer: Offer, haul: Haul): Lane[] => {
  const [sample] = offer.supplies
  if (!sample || aboveCeiling(demand.spec.priceCeiling, sample, haul)) return []
  const lanes: Lane[] = []
  for (const [at, supply] of offer.supplies.entries()) {
    if (!canServe(demand, slot, supply, haul)) continue
    const last = lanes.at(-1)
    if (last?.end === at) last.end += 1
    else lanes.push({ offer, base: sample.unitPrice + haul.perUnit, haul, first: at, end: at + 1 })
  }
  return lanes
}

/** The offers of one facility that a request line may use, and the least unit price among them. */
interface Candidate { facility: FacilitySpec; index: number; offers: Offer[]; price: number }

const offersOf = (network: Network, demand: Demand): Candidate[] => {
  const offers = new Map<number, Offer>()
  for (const supply of network.supplyOf.get(demand.product.id) ?? []) {
    if (!servesClass(demand.product.classes, supply.class, demand.spec.class)) continue
    const offer = offers.get(supply.offer)
    if (offer) offer.supplies.push(supply)
    else offers.set(supply.offer, { facility: supply.facility, supplies: [supply] })
  }
  return [...Map.groupBy(offers.values(), (offer) => offer.facility)].flatMap(([index, own]) => {
    const facility = network.instance.facilities[index]
    const price = own.reduce((least, { supplies }) => Math.min(least, supplies[0]?.unitPrice ?? Infinity), Infinity)
    return facility ? [{ facility, index, offers: own, price }] : []
  })
}

const entryOf = (demand: Demand, slot: Slot, candidate: Candidate, haul: Haul): Entry | null => {
  const lanes = candidate.offers.flatMap((offer) => lanesOf(demand, slot, offer, haul))
  return lanes.length === 0 ? null : { facility: candidate.index, least: lanes.reduce((least, lane) => Math.min(least, lane.base), Infinity), lanes }
}

interface Priced { candidate: Candidate; haul: Haul; least: number }

/** The cheapest entries of a slot, up to a number; the rest is known by its least cost. */
const entriesOf = (network: Network, demand: Demand, slot: Slot, candidates: readonly Candidate[], most: number): { entries: Entry[]; cut: number } => {
  const priced: Priced[] = []
  for (const candidate of slot.upper > 0 ? candidates : []) {
    const haul = allowsFacility(demand.spec, candidate.facility) ? network.haul(candidate.facility, slot.key, slot.spec) : null
    if (haul) priced.push({ candidate, haul, least: candidate.price + haul.perUnit })
  }
  priced.sort((a, b) => a.least - b.least)
  const entries: Entry[] = []
  for (const { candidate, haul, least } of priced) {
    if (entries.length >= most) return { entries: byLeast(entries), cut: least }
    const entry = entryOf(demand, slot, candidate, haul)
    if (entry) entries.push(entry)
  }
  return { entries: byLeast(entries), cut: Infinity }
}

const byLeast = (entries: Entry[]): Entry[] => entries.sort((a, b) => a.least - b.least || a.facility - b.facility)

/** Entries over all slots at most (but never fewer than some for each): memory and time stay in bounds on the largest instances. */
const MOST_ENTRIES = 1_000_000
const FEWEST_EACH = 80

/** How many entries there may be over all slots at first (and as many more where lists turn out too short), and how many each slot may have in any case. */
export interface Room { entries: number; each: number }

const ROOM: Room = { entries: MOST_ENTRIES, each: FEWEST_EACH }

/** From these parts of the time on lists are short, or end at once. */
const HURRIED = 0.2
const TOO_LATE = 0.5
const FEWEST_HURRIED = 20

/** Lists who can serve what. A slot's list may be cut where it is dear, and for lack of time; bounds stay true as long as no slot pays more than its cut. */
export const marketOf = (network: Network, budget?: Budget, room = ROOM): Market => {
  const candidates = new Map<string, Candidate[]>()
  const most = Math.max(room.each, Math.floor(room.entries / Math.max(1, network.slots.length)))
  const cut = new Float64Array(network.slots.length)
  const listOf = (slot: Slot, length: number): { entries: Entry[]; cut: number } => {
    const demand = network.demands[slot.demand]
    if (!demand) throw new RangeError(`slot ${slot.key} belongs to no request line`)
    const key = `${demand.product.id}\n${demand.spec.class ?? ''}`
    const own = candidates.get(key) ?? offersOf(network, demand)
    candidates.set(key, own)
    return entriesOf(network, demand, slot, own, length)
  }
  const entries = network.slots.map((slot) => {
    if (budget?.isLate(TOO_LATE) === true) return []
    const cheapest = listOf(slot, budget?.isLate(HURRIED) === true ? Math.min(most, FEWEST_HURRIED) : most)
    cut[slot.index] = cheapest.cut
    return cheapest.entries
  })
  const short = new Set(network.slots.filter(({ index }) => cut[index] !== Infinity).map(({ index }) => index))
  let left = room.entries
  const widen = (slot: Slot): boolean => {
    if (left <= 0 || budget?.isLate() === true || !short.delete(slot.index)) return false
    const whole = listOf(slot, Infinity).entries
    left -= whole.length
    entries[slot.index] = whole
    return true
  }
  return { network, entries, cut, widen }
}
