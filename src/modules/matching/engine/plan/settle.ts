import type { Arc } from '../network/arcs.js'
import type { Network, Slot } from '../network/network.js'
import type { Placed, Plan } from './plan.js'

/** A sum over placements, by their positions, that lies between two limits. */
interface Row { terms: [at: number, weight: number][]; norm: number; least: number; most: number }

/** A limit nearer than this (as a part of it) was meant to be met: a solver keeps limits to about a tenth of that. */
const MEANT = 2e-7
/** What is left of an error, as a part of the limit, when it is gone. */
const GONE = 1e-14
const MOST_SWEEPS = 1_000
/** Terms looked at in all, at most: larger plans are settled less well. */
const MOST_TERMS = 2e7

const sizeOf = (limit: number): number => (Number.isFinite(limit) ? Math.max(1, Math.abs(limit)) : 1)

const sumOf = ({ terms }: Row, quantities: Float64Array): number => terms.reduce((sum, [at, weight]) => sum + weight * (quantities[at] ?? 0), 0)

/** The row with both limits the same where its sum is next to one of them. */
const meant = (row: Row, quantities: Float64Array): Row => {
  const sum = sumOf(row, quantities)
  const limit = [row.least, row.most].find((each) => Math.abs(sum - each) <= MEANT * sizeOf(each))
  return limit === undefined ? row : { ...row, least: limit, most: limit }
}

class Rows {
  readonly rows: Row[] = []
  private readonly plan: Plan

  constructor(plan: Plan) {
    this.plan = plan
  }

  /** One row for each group of placements; what is counted in whole units stays as it is. */
  add(keyOf: (arc: Arc) => unknown, limitsOf: (arcs: Arc[], load: number) => [least: number, most: number], weightOf = (_arc: Arc): number => 1): void {
    const groups = Map.groupBy(this.plan.keys(), (at) => this.plan[at] && keyOf(this.plan[at].arc))
    for (const group of groups.values()) {
      const own = group.flatMap((at) => (this.plan[at] ? [{ at, ...this.plan[at] }] : []))
      const weighed = own.map(({ at, arc, quantity }) => ({ at, weight: weightOf(arc), quantity, whole: arc.demand.product.whole }))
      const load = weighed.reduce((sum, { weight, quantity }) => sum + weight * quantity, 0)
      const fixed = weighed.reduce((sum, { weight, quantity, whole }) => sum + (whole ? weight * quantity : 0), 0)
      const terms = weighed.filter(({ whole }) => !whole).map(({ at, weight }): [number, number] => [at, weight])
      const [least, most] = limitsOf(own.map(({ arc }) => arc), load)
      if (terms.length > 0) this.rows.push({ terms, norm: terms.reduce((sum, [, weight]) => sum + weight * weight, 0), least: least - fixed, most: most - fixed })
    }
  }
}

const setupsIn = (arcs: readonly Arc[]): number =>
  [...new Map(arcs.map(({ demand, supply }) => [`${demand.index}:${supply.index}`, supply.setupUse])).values()].reduce((sum, use) => sum + use, 0)

/** As many full trips as the load is next to are not to become one more. */
const tripsOf = ({ haul: { perTrip, tripLoad } }: Arc, load: number): number => {
  if (perTrip === 0 || tripLoad === null) return Infinity
  const full = Math.round(load / tripLoad) * tripLoad
  return full > 0 && Math.abs(load - full) <= MEANT * sizeOf(full) ? full : Infinity
}

const firstOf = <Value>(arcs: readonly Arc[], valueOf: (arc: Arc) => Value, none: Value): Value => (arcs[0] ? valueOf(arcs[0]) : none)

/** Every limit that several placements keep together; a slot that lacks more than a hair has no least quantity. */
const rowsOf = (network: Network, plan: Plan): Row[] => {
  const rows = new Rows(plan)
  rows.add(({ slot }) => slot.index, (arcs, load) => {
    const { lower, upper } = firstOf(arcs, ({ slot }): Pick<Slot, 'lower' | 'upper'> => slot, { lower: 0, upper: Infinity })
    return [load < lower - MEANT * sizeOf(lower) ? 0 : lower, upper]
  })
  rows.add(({ supply }) => supply.pool.index, (arcs) => [0, firstOf(arcs, ({ supply }) => network.pools[supply.pool.index]?.capacity ?? 0, 0) - setupsIn(arcs)], ({ supply }) => supply.perUnit)
  rows.add(({ demand, supply }) => `${demand.index}:${supply.index}`, (arcs) => firstOf(arcs, ({ supply }) => [supply.minBatch, supply.most], [0, Infinity]))
  rows.add(({ demand, supply }) => `${demand.index}:${supply.facility}`, (arcs) => [firstOf(arcs, ({ demand }) => demand.spec.minPerFacility, 0), Infinity])
  rows.add(({ slot, supply }) => `${slot.index}:${supply.facility}`, (arcs, load) => [0, firstOf(arcs, (arc) => tripsOf(arc, load), Infinity)])
  return rows.rows
}

/** Moves the quantities onto the row's limits, as little as can be; how far its sum was off, as a part of the limit. */
const project = (row: Row, quantities: Float64Array): number => {
  const sum = sumOf(row, quantities)
  const limit = Math.min(row.most, Math.max(row.least, sum))
  const off = limit - sum
  if (off === 0) return 0
  for (const [at, weight] of row.terms) quantities[at] = Math.max(0, (quantities[at] ?? 0) + (off * weight) / row.norm)
  return Math.abs(off) / sizeOf(limit)
}

const DIGITS = 1e12

/**
 * Quantities that keep all limits at once, far nearer than a solver does: projected onto one limit after the other until none is off (Kaczmarz, 1937).
 * Where they cannot all be kept, what is left over a pool's limit goes last.
 */
export const settle = (network: Network, plan: Plan): Placed[] => {
  const quantities = Float64Array.from(plan, ({ quantity }) => quantity)
  const rows = rowsOf(network, plan).map((row) => meant(row, quantities))
  const terms = rows.reduce((sum, row) => sum + row.terms.length, 1)
  for (let sweep = Math.min(MOST_SWEEPS, MOST_TERMS / terms); sweep > 0; sweep -= 1) {
    const worst = rows.reduce((most, row) => Math.max(most, project(row, quantities)), 0)
    if (worst <= GONE) break
  }
  return plan.map(({ arc }, at) => ({ arc, quantity: Math.round((quantities[at] ?? 0) * DIGITS) / DIGITS })).filter(({ quantity }) => quantity > 1e-9)
}
