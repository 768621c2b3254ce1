import type { Effort } from '../single/choices.js'
import { bestBound } from '../single/dual.js'
import { assemble, type GroupOfSources, type SingleProblem, type Source } from '../single/problem.js'
import { fill, type Judgement } from '../single/fill.js'
import { trimmed } from '../single/plan-single.js'
import { searchOptimum, type SinglePlan } from '../single/search.js'
import type { Demand, Slot, Supply } from '../network/network.js'
import type { Booking, Ledger } from './ledger.js'
import { type Entry, type Lane, lateCost, type Market } from './market.js'

/** A source of a slot's own problem, with the lane it came from. */
interface Offered extends Source { lane: Lane; supply: Supply }

interface Standing { facilities: ReadonlyMap<number, number>; batches: ReadonlyMap<number, number> }

/** What the request line has booked for its other slots: charges and set-ups that are paid already. */
const standingOf = (ledger: Ledger, demand: Demand): Standing => {
  const facilities = new Map<number, number>()
  const batches = new Map<number, number>()
  for (const { supply, quantity } of ledger.ofDemand(demand)) {
    facilities.set(supply.facility, (facilities.get(supply.facility) ?? 0) + quantity)
    batches.set(supply.index, (batches.get(supply.index) ?? 0) + quantity)
  }
  return { facilities, batches }
}

const HAIR = 1e-9

interface Setting { market: Market; ledger: Ledger; demand: Demand; slot: Slot; standing: Standing; poolPrices: Float64Array; weight: number; only: ReadonlySet<number> | undefined }

const offered = (setting: Setting, lane: Lane, supply: Supply): Offered | null => {
  const { ledger, demand, slot, standing, poolPrices, weight } = setting
  const made = standing.batches.get(supply.index)
  const setupUse = made === undefined ? supply.setupUse : 0
  const free = ((ledger.left[supply.pool.index] ?? 0) - setupUse) / supply.perUnit
  const most = Math.min(free, supply.most - (made ?? 0), slot.upper)
  const up = demand.product.whole ? Math.floor(most + HAIR) : most
  const low = supply.minBatch
  if (up <= HAIR * Math.max(1, slot.upper) || up < low) return null
  const price = weight * (poolPrices[supply.pool.index] ?? 0)
  const slope = lane.base + lateCost(slot, supply, lane.haul) + price * supply.perUnit
  const setup = made === undefined ? supply.setupCost + price * supply.setupUse : 0
  return { lane, supply, setup, slope, low: demand.product.whole ? Math.ceil(low - HAIR) : low, up }
}

/** One source per pool: of several capabilities on the same hours the cheaper one. */
const sourcesOf = (setting: Setting, entry: Entry): Offered[] => {
  const byPool = new Map<number, Offered>()
  for (const lane of entry.lanes) for (let at = lane.first; at < lane.end; at += 1) {
    const supply = lane.offer.supplies[at]
    const source = supply && offered(setting, lane, supply)
    if (!source) continue
    const known = byPool.get(source.supply.pool.index)
    if (!known || source.slope + source.setup / source.up < known.slope + known.setup / known.up) byPool.set(source.supply.pool.index, source)
  }
  return [...byPool.values()]
}

/** Trips are judged at what they cost when full. Least quantities are asked of every slot, so that taking one out never breaks them for the others. */
const groupOf = (setting: Setting, entry: Entry): GroupOfSources<Offered> | null => {
  const { demand, slot, standing, market } = setting
  const sources = sourcesOf(setting, entry)
  if (sources.length === 0) return null
  const { perTrip, tripLoad } = entry.lanes[0]?.haul ?? { perTrip: 0, tripLoad: null }
  const byLoad = perTrip > 0 && tripLoad !== null && tripLoad < Math.min(slot.upper, sources.reduce((sum, { up }) => sum + up, 0))
  if (byLoad) for (const source of sources) source.slope += perTrip / tripLoad
  const known = standing.facilities.has(entry.facility)
  const charge = (known ? 0 : market.network.instance.facilities[entry.facility]?.charge ?? 0) + (byLoad ? 0 : perTrip)
  const { minPerFacility } = demand.spec
  return { charge, least: demand.product.whole ? Math.ceil(minPerFacility - HAIR) : minPerFacility, sources }
}

/** Facilities that the request line may still add to those it uses. */
const roomFor = ({ demand, standing }: Setting): number =>
  demand.spec.maxFacilities === null ? Infinity : demand.spec.maxFacilities - standing.facilities.size

/** Facilities that the slot may use at most, when only known ones are offered once there is no room for more. */
const mostGroupsOf = ({ demand }: Setting, room: number): number => {
  if (demand.spec.singleSource) return 1
  return room <= 0 ? Infinity : room
}

/** So many times the demand is looked at, cheapest facilities first, and never fewer facilities than a few. */
const PLENTY = 3
const FEW = 10

const problemOf = (setting: Setting): SingleProblem<Offered> => {
  const { market, slot, demand, standing } = setting
  const groups: GroupOfSources<Offered>[] = []
  const most = roomFor(setting)
  let capacity = 0
  for (const entry of market.entries[slot.index] ?? []) {
    if (most <= 0 && !standing.facilities.has(entry.facility)) continue
    if (setting.only?.has(entry.facility) === false) continue
    const group = groupOf(setting, entry)
    if (!group) continue
    groups.push(group)
    capacity += group.sources.reduce((sum, { up }) => sum + up, 0)
    if (most === Infinity && !demand.spec.singleSource && capacity >= PLENTY * slot.lower && groups.length >= FEW) break
  }
  if (capacity < slot.lower && market.widen(slot)) return problemOf(setting)
  const { whole } = demand.product
  const upper = whole ? Math.floor(slot.upper + HAIR) : slot.upper
  const lower = Math.min(upper, whole ? Math.ceil(slot.lower - HAIR) : slot.lower)
  return assemble({ lower, upper, mostGroups: mostGroupsOf(setting, most), whole }, groups)
}

const EFFORT: Effort = { choices: 60, states: 150, exact: false }

/** The best way to serve a slot from what is left, hours weighed at their price; as much as can be when not all can. Empty when nothing can. */
const bestPlan = (problem: SingleProblem<Offered>): SinglePlan | null => {
  const capacity = problem.groups.reduce((sum, group) => sum + group.capacity, 0)
  const asked = capacity < problem.lower ? { ...problem, lower: capacity } : problem
  if (asked.lower <= 0) return null
  const dual = bestBound(asked)
  if (!dual) return fill(asked)
  return searchOptimum(asked, dual, EFFORT) ?? fill(asked)
}

/** `only`: no other facilities are looked at. */
export interface Weighing { poolPrices: Float64Array; weight: number; manner?: Manner; only?: ReadonlySet<number> }

/** How a slot is served: the best way that can be found, or by plain filling. */
export type Manner = 'BEST' | Judgement

/** Books a slot that has no bookings; the slot may ask for less than the network's own. */
export const insert = (market: Market, ledger: Ledger, slot: Slot, { poolPrices, weight, manner = 'BEST', only }: Weighing): void => {
  const demand = ledger.demandOf(slot)
  const setting: Setting = { market, ledger, demand, slot, standing: standingOf(ledger, demand), poolPrices, weight, only }
  const problem = problemOf(setting)
  const plan = manner === 'BEST' ? bestPlan(problem) : fill(problem, manner)
  if (!plan) return
  const whole = market.network.slots[slot.index] ?? slot
  const bookings = trimmed(problem, plan).flatMap(({ source, quantity }): Booking[] => {
    const from = problem.sources[source]
    return from && quantity > HAIR ? [{ slot: whole, lane: from.lane, supply: from.supply, quantity }] : []
  })
  ledger.book(whole, bookings)
}
