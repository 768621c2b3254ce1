import type { Budget } from '../budget.js'
import type { Demand, Slot, Supply } from '../network/network.js'
import type { Effort } from '../single/choices.js'
import { bestBound } from '../single/dual.js'
import { assemble, type GroupOfSources, type SingleProblem, type Source } from '../single/problem.js'
import { searchOptimum } from '../single/search.js'
import { type Entry, type Lane, lateCost, type Market } from './market.js'
import type { Prices, Relaxation } from './relaxation.js'

const EFFORT: Effort = { choices: 400, states: 4_000, exact: true }
/** Entries this much dearer than the slot's price are left out at first. */
const MARGIN = 1.02

const sourceOf = (slot: Slot, lane: Lane, supply: Supply, pools: Float64Array): Source | null => {
  const poolPrice = pools[supply.pool.index] ?? 0
  const up = Math.min(supply.most, slot.upper)
  if (up < supply.minBatch) return null
  return {
    setup: supply.setupCost + poolPrice * supply.setupUse, low: supply.minBatch, up,
    slope: lane.base + poolPrice * supply.perUnit + lateCost(slot, supply, lane.haul),
  }
}

const groupOf = (market: Market, demand: Demand, slot: Slot, entry: Entry, pools: Float64Array): GroupOfSources => {
  const sources = entry.lanes.flatMap((lane) => lane.offer.supplies.slice(lane.first, lane.end).map((supply) => sourceOf(slot, lane, supply, pools)))
  const { perTrip, tripLoad } = entry.lanes[0]?.haul ?? { perTrip: 0, tripLoad: null }
  const whole = tripLoad === null || tripLoad >= slot.upper
  const charge = (market.network.instance.facilities[entry.facility]?.charge ?? 0) + (whole ? perTrip : 0)
  const kept = sources.filter((source) => source !== null)
  if (!whole) for (const source of kept) source.slope += perTrip / (tripLoad ?? 1)
  return { charge, least: demand.spec.minPerFacility, sources: kept }
}

/** With hours priced, a request line of one slot is a problem of its own that can be solved exactly: the cost of the line at these prices, at least. */
const exactBound = (market: Market, demand: Demand, slot: Slot, prices: Prices): number => {
  const entries = market.entries[slot.index] ?? []
  const limit = MARGIN * (prices.slots[slot.index] ?? 0)
  const near = entries.findIndex(({ least }) => least > limit)
  const taken = near < 0 ? entries : entries.slice(0, near)
  const problem: SingleProblem = assemble(
    { lower: slot.lower, upper: slot.upper, mostGroups: demand.spec.singleSource ? 1 : demand.spec.maxFacilities ?? Infinity, whole: false },
    taken.map((entry) => groupOf(market, demand, slot, entry, prices.pools)),
  )
  const dual = bestBound(problem)
  if (!dual || dual.price > Math.min(limit, market.cut[slot.index] ?? Infinity)) return -Infinity
  const best = searchOptimum(problem, dual, EFFORT)
  // Whoever was left out costs at least the price per unit, so a plan with it costs its charge more than the bound at least.
  const outside = market.cut[slot.index] === Infinity ? chargeOf(market, near < 0 ? [] : entries.slice(near)) : 0
  return best ? Math.min(best.least * (1 - 1e-12), dual.bound + outside) : dual.bound
}

const chargeOf = ({ network }: Market, entries: readonly Entry[]): number =>
  entries.reduce((least, { facility }) => Math.min(least, network.instance.facilities[facility]?.charge ?? 0), Infinity)

/** Two capabilities on the same hours are not one source: such lines keep the bound of the relaxation. */
const boundOfDemand = (market: Market, demand: Demand, relaxed: number, prices: Prices): number => {
  const [slot] = demand.slots
  if (!slot || demand.slots.length > 1 || slot.lower <= 0) return relaxed
  return Math.max(relaxed, exactBound(market, demand, slot, prices))
}

/** From this part of the time on lines keep the bound of the relaxation. */
const PART = 0.6

/** The bound at these prices with every request line of one slot solved exactly, as far as there is time. */
export const lineBounds = (market: Market, relaxation: Relaxation, prices: Prices, budget: Budget): number => {
  const { network } = market
  const relaxed = relaxation.boundsOfDemands(prices)
  const lines = network.demands.reduce((sum, demand, at) => sum + (budget.isStopped || budget.isLate(PART) ? relaxed[at] ?? 0 : boundOfDemand(market, demand, relaxed[at] ?? 0, prices)), 0)
  return network.pools.reduce((sum, pool) => sum - pool.capacity * (prices.pools[pool.index] ?? 0), lines)
}
