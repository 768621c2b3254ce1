import { type Arc, arcsOf } from '../network/arcs.js'
import type { Demand, Network } from '../network/network.js'
import type { CoreOptions } from '../options.js'
import { assemble, type GroupOfSources, type SingleProblem, type Source as Plain } from './problem.js'

/** A source with the arc behind it. */
export interface ArcSource extends Plain { arc: Arc }

const isSingle = (network: Network, options: CoreOptions): Demand | null => {
  const [demand] = network.demands
  if (!demand || network.demands.length > 1 || demand.slots.length !== 1) return null
  return (options.shares ?? []).length === 0 ? demand : null
}

/** Whether whatever one arc gives from a pool, another would give at no higher cost and with no more of the pool. */
const isAsGood = (one: Arc, other: Arc): boolean =>
  one.unitCost <= other.unitCost && one.supply.perUnit <= other.supply.perUnit && one.supply.setupCost <= other.supply.setupCost
  && one.supply.setupUse <= other.supply.setupUse && one.supply.minBatch <= other.supply.minBatch && one.supply.most >= other.supply.most

/** The arc that is as good as every other of its pool; null when none is, and the pool is no single source. */
const bestOfPool = (arcs: readonly Arc[]): Arc | null => arcs.length === 1 ? arcs[0] ?? null : arcs.find((one) => arcs.every((other) => isAsGood(one, other))) ?? null

const sourceOf = (arc: Arc, upper: number): ArcSource => {
  const { supply, demand } = arc
  const up = Math.min(supply.most, upper)
  const { whole } = demand.product
  return { arc, setup: supply.setupCost, slope: arc.unitCost, low: whole ? Math.ceil(supply.minBatch - 1e-9) : supply.minBatch, up: whole ? Math.floor(up + 1e-9) : up }
}

/** Neighbours that draw on one pool: supplies, and so arcs, come pool by pool. */
const poolsOf = (arcs: readonly Arc[]): Arc[][] => {
  const pools: Arc[][] = []
  let last: Arc[] = []
  for (const arc of arcs) {
    if (last[0]?.supply.pool === arc.supply.pool) last.push(arc)
    else pools.push(last = [arc])
  }
  return pools
}

const sourcesByFacility = (arcs: readonly Arc[], upper: number): Map<number, ArcSource[]> | null => {
  const facilities = new Map<number, ArcSource[]>()
  for (const pool of poolsOf(arcs)) {
    const best = bestOfPool(pool)
    if (!best) return null
    const source = sourceOf(best, upper)
    if (source.up <= 0 || source.up < source.low) continue
    const list = facilities.get(best.supply.facility)
    if (list) list.push(source)
    else facilities.set(best.supply.facility, [source])
  }
  return facilities
}

interface Terms { charge: number; least: number }

/** What a facility pays once; null when trips make its cost a staircase. */
const termsOf = (network: Network, demand: Demand, facility: number, { arc }: ArcSource): Terms | null => {
  const upper = demand.slots[0]?.upper ?? 0
  const { perTrip, tripLoad } = arc.haul
  if (perTrip > 0 && tripLoad !== null && tripLoad < upper) return null
  const { minPerFacility } = demand.spec
  const least = demand.product.whole ? Math.ceil(minPerFacility - 1e-9) : minPerFacility
  return { charge: (network.instance.facilities[facility]?.charge ?? 0) + perTrip, least }
}

/** The instance as one demand met from many sources, or null when it has another shape. */
export const singleProblemOf = (network: Network, options: CoreOptions): SingleProblem<ArcSource> | null => {
  const demand = isSingle(network, options)
  const slot = demand?.slots[0]
  if (!demand || !slot) return null
  const facilities = sourcesByFacility(arcsOf(network, demand), slot.upper)
  if (!facilities) return null
  const groups: GroupOfSources<ArcSource>[] = []
  const most = demand.spec.singleSource ? 1 : demand.spec.maxFacilities ?? Infinity
  for (const [facility, sources] of facilities) {
    const terms = sources[0] ? termsOf(network, demand, facility, sources[0]) : null
    if (!terms) return null
    const free = terms.charge === 0 && terms.least === 0 && most === Infinity
    if (free) for (const source of sources) groups.push({ ...terms, sources: [source] })
    else groups.push({ ...terms, sources })
  }
  const { whole } = demand.product
  const lower = whole ? Math.ceil(slot.lower - 1e-9) : slot.lower
  const upper = whole ? Math.floor(slot.upper + 1e-9) : slot.upper
  return assemble({ lower, upper, mostGroups: most, whole }, groups)
}
