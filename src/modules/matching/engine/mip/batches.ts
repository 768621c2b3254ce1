import type { Arc } from '../network/arcs.js'
import { arcAt, atLeast, atMost, type Formulation, groupArcs, mostOver, ones } from './groups.js'
import type { Term } from './model.js'

const needsSwitch = ({ supply }: Arc): boolean => supply.setupCost > 0 || supply.setupUse > 0 || supply.minBatch > 0

const upperOf = (formulation: Formulation, columns: readonly number[]): number => {
  const slots = columns.reduce((sum, column) => sum + arcAt(formulation, column).slot.upper, 0)
  const { supply } = arcAt(formulation, columns[0] ?? -1)
  return atMost(arcAt(formulation, columns[0] ?? -1), Math.min(slots, supply.most))
}

/** A batch is what one request line takes from one supply. Returns the set-up's use of each pool as terms. */
export const addBatches = (formulation: Formulation): Map<number, Term[]> => {
  const setups = new Map<number, Term[]>()
  const { model } = formulation
  for (const columns of groupArcs(formulation, (arc) => `${arc.demand.index}:${arc.supply.index}`).values()) {
    const first = arcAt(formulation, columns[0] ?? -1)
    const { supply } = first
    const upper = upperOf(formulation, columns)
    if (!needsSwitch(first)) {
      if (supply.most * supply.perUnit < supply.pool.capacity) model.row(-Infinity, upper, ones(columns))
      continue
    }
    const made = model.column(supply.setupCost, 1, true)
    model.row(-Infinity, 0, [...ones(columns), [made, -upper]])
    if (columns.length > 1) for (const column of columns) model.row(-Infinity, 0, [[column, 1], [made, -mostOver(arcAt(formulation, column))]])
    if (supply.minBatch > 0) model.row(0, Infinity, [...ones(columns), [made, -atLeast(first, supply.minBatch)]])
    if (supply.setupUse > 0) setups.set(supply.pool.index, [...(setups.get(supply.pool.index) ?? []), [made, supply.setupUse]])
  }
  return setups
}

/** HiGHS takes coefficients below 1e-9 for 0: an hour that makes very many units would be endless. */
const SMALL = 1e-6

const scaleOf = (terms: readonly Term[]): number => {
  const least = terms.reduce((smallest, [, use]) => Math.min(smallest, use), 1)
  return least < SMALL ? 1 / least : 1
}

/** Hours of a facility line in a period, or units of a stock entry, shared by all that draws on them. */
export const addPools = (formulation: Formulation, setups: ReadonlyMap<number, Term[]>): void => {
  for (const [pool, columns] of groupArcs(formulation, (arc) => arc.supply.pool.index)) {
    const terms: Term[] = columns.map((column) => [column, arcAt(formulation, column).supply.perUnit])
    const capacity = formulation.network.pools[pool]?.capacity ?? 0
    const scale = scaleOf(terms)
    const scaled = [...terms, ...(setups.get(pool) ?? [])].map(([column, use]): Term => [column, use * scale])
    formulation.poolRows.set(pool, { row: formulation.model.row(-Infinity, capacity * scale, scaled), scale })
  }
}
