import { aboveCeiling, allowsFacility, servesClass, withinLife } from '../network/arcs.js'
import type { Haul } from '../network/haul.js'
import { type Demand, hasShares, type Network, type Slot, type Supply } from '../network/network.js'
import { assemble, type GroupOfSources, type SingleProblem, type Source as Plain } from './problem.js'

/** A source with the supply behind it, and how its goods are carried. */
export interface SupplySource extends Plain { supply: Supply; haul: Haul }

const isSingle = (network: Network): Demand | null => {
  const [demand] = network.demands
  if (!demand || network.demands.length > 1 || demand.slots.length !== 1) return null
  return hasShares(network) ? null : demand
}

/** Whether whatever one source gives from a pool, another would give at no higher cost and with no more of the pool. */
const isAsGood = (one: SupplySource, other: SupplySource): boolean =>
  one.slope <= other.slope && one.supply.perUnit <= other.supply.perUnit && one.supply.setupCost <= other.supply.setupCost
  && one.supply.setupUse <= other.supply.setupUse && one.supply.minBatch <= other.supply.minBatch && one.supply.most >= other.supply.most

const sourceOf = (demand: Demand, slot: Slot, supply: Supply, haul: Haul): SupplySource | null => {
  const arrives = Math.max(supply.ready + haul.days, slot.from)
  if (arrives > slot.latest || !withinLife(demand, supply, Math.max(slot.due, arrives)) || aboveCeiling(demand.spec.priceCeiling, supply, haul)) return null
  const slope = supply.unitPrice + haul.perUnit + Math.max(0, arrives - slot.due) * slot.spec.latePenaltyPerUnitDay
  const up = Math.min(supply.most, slot.upper)
  const { whole } = demand.product
  return { supply, haul, setup: supply.setupCost, slope, low: whole ? Math.ceil(supply.minBatch - 1e-9) : supply.minBatch, up: whole ? Math.floor(up + 1e-9) : up }
}

/** What can serve the slot, by facility. Neighbours may draw on one pool. */
const allSources = (network: Network, demand: Demand, slot: Slot): Map<number, SupplySource[]> => {
  const hauls = network.instance.facilities.map((facility) => (allowsFacility(demand.spec, facility) ? network.haul(facility, slot.key, slot.spec) : null))
  const facilities = new Map<number, SupplySource[]>()
  let list: SupplySource[] = []
  let last = -1
  for (const supply of network.supplyOf.get(demand.product.id) ?? []) {
    const haul = hauls[supply.facility]
    const source = haul && slot.upper > 0 && servesClass(demand.product.classes, supply.class, demand.spec.class) ? sourceOf(demand, slot, supply, haul) : null
    if (!source) continue
    if (supply.facility !== last) {
      list = facilities.get(supply.facility) ?? []
      facilities.set(supply.facility, list)
      last = supply.facility
    }
    list.push(source)
  }
  return facilities
}

/** Whether it can use its pool up, or serve the slot alone; where a limit of its own keeps it from that, others can add to it. */
const needsNoOther = ({ supply }: SupplySource, upper: number): boolean =>
  supply.most >= upper || supply.most * supply.perUnit + supply.setupUse >= supply.pool.capacity * (1 - 1e-12)

/** One source for each pool: the one that is as good as every other, and that no other could add to; null when none is. */
const onePerPool = (sources: SupplySource[], upper: number): SupplySource[] | null => {
  if (sources.every((source, at) => source.supply.pool !== sources[at + 1]?.supply.pool)) return sources
  const kept: SupplySource[] = []
  for (const own of Map.groupBy(sources, ({ supply }) => supply.pool).values()) {
    const best = own.length === 1 ? own[0] : own.find((one) => needsNoOther(one, upper) && own.every((other) => isAsGood(one, other)))
    if (!best) return null
    kept.push(best)
  }
  return kept
}

const sourcesByFacility = (network: Network, demand: Demand, slot: Slot): Map<number, SupplySource[]> | null => {
  const facilities = allSources(network, demand, slot)
  for (const [facility, sources] of facilities) {
    const kept = onePerPool(sources, slot.upper)?.filter(({ low, up }) => up > 0 && up >= low)
    if (!kept) return null
    if (kept.length > 0) facilities.set(facility, kept)
    else facilities.delete(facility)
  }
  return facilities
}

interface Terms { charge: number; least: number }

/** Loads are products and sums of doubles. */
const ROUNDING = 1e-12

/** What a facility pays once; null when it could need more trips than one, which make its cost a staircase. */
const termsOf = (network: Network, demand: Demand, facility: number, sources: readonly SupplySource[]): Terms | null => {
  const { perTrip, tripLoad } = sources[0]?.haul ?? { perTrip: 0, tripLoad: null }
  const most = Math.min(demand.slots[0]?.upper ?? 0, sources.reduce((sum, { up }) => sum + up, 0))
  if (perTrip > 0 && tripLoad !== null && tripLoad * (1 + ROUNDING) < most) return null
  const { minPerFacility } = demand.spec
  const least = demand.product.whole ? Math.ceil(minPerFacility - 1e-9) : minPerFacility
  return { charge: (network.instance.facilities[facility]?.charge ?? 0) + perTrip, least }
}

/** The instance as one demand met from many sources, or null when it has another shape. */
export const singleProblemOf = (network: Network): SingleProblem<SupplySource> | null => {
  const demand = isSingle(network)
  const slot = demand?.slots[0]
  if (!demand || !slot) return null
  const facilities = sourcesByFacility(network, demand, slot)
  if (!facilities) return null
  const groups: GroupOfSources<SupplySource>[] = []
  const most = demand.spec.singleSource ? 1 : demand.spec.maxFacilities ?? Infinity
  for (const [facility, sources] of facilities) {
    const terms = termsOf(network, demand, facility, sources)
    if (!terms) return null
    const free = terms.charge === 0 && terms.least === 0 && most === Infinity
    if (free) for (const source of sources) groups.push({ ...terms, sources: [source] })
    else groups.push({ ...terms, sources })
  }
  const { whole } = demand.product
  const lower = whole ? Math.ceil(slot.lower - 1e-9) : slot.lower
  const upper = whole ? Math.floor(slot.upper + 1e-9) : slot.upper
  if (lower > upper) return null
  return assemble({ lower, upper, mostGroups: most, whole }, groups)
}
