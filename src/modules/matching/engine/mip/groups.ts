import type { Arc } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { ShareRule } from '../instance.js'
import type { MipModel, Term } from './model.js'

export interface Rules {
  /** Slots may be served short: when not all can be served. */
  allowShort: boolean
  /** Facilities per request are counted (FEWEST_FACILITIES). */
  countFacilities: boolean
  shares: readonly ShareRule[]
}

/** The whole problem as one mixed-integer model. Column i is the quantity of arc i. */
export interface Formulation {
  network: Network
  arcs: readonly Arc[]
  model: MipModel
  rules: Rules
  /** Columns of unserved quantities and of facilities per request. */
  short: number[]
  counted: number[]
  /** Column of "this facility serves this request line", by `demand:facility`. */
  used: Map<string, number>
  /** Rows of the slots and of the pools, by index: their duals are prices. Those of pools may be so many times as large as the pool. */
  slotRows: Map<number, number>
  poolRows: Map<number, { row: number; scale: number }>
}

/** Groups the arcs' columns by a key, in order of first appearance. */
export const groupArcs = <Key>({ arcs }: Formulation, keyOf: (arc: Arc) => Key): Map<Key, number[]> => {
  const groups = new Map<Key, number[]>()
  arcs.forEach((arc, column) => {
    const group = groups.get(keyOf(arc))
    if (group) group.push(column)
    else groups.set(keyOf(arc), [column])
  })
  return groups
}

export const arcAt = ({ arcs }: Formulation, column: number): Arc => {
  const arc = arcs[column]
  if (!arc) throw new RangeError(`column ${column} is not an arc`)
  return arc
}

export const ones = (columns: readonly number[]): Term[] => columns.map((column) => [column, 1])

/** Limits of whole products are whole. */
export const atMost = (arc: Arc, value: number): number => (arc.demand.product.whole ? Math.floor(value + 1e-9) : value)
export const atLeast = (arc: Arc, value: number): number => (arc.demand.product.whole ? Math.ceil(value - 1e-9) : value)

export const mostOver = (arc: Arc): number => atMost(arc, Math.min(arc.slot.upper, arc.supply.most))
