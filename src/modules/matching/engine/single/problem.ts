import type { Arc } from '../network/arcs.js'

/**
 * One demand met from many sources. A source gives 0 or between `low` and `up` units, at a fixed cost `setup` plus `slope` per unit.
 * Sources are gathered in groups (facilities): a group that gives anything pays its `charge` and gives at least its `least`.
 */
export interface SingleProblem {
  /** The sum must lie between these. */
  lower: number
  upper: number
  /** Groups that may be used at most; Infinity without limit. */
  mostGroups: number
  whole: boolean
  groups: Group[]
  /** Sources by index; those of a group are neighbours, in order of `average`. */
  setup: Float64Array
  slope: Float64Array
  low: Float64Array
  up: Float64Array
  /** Least cost per unit: slope + setup / up. */
  average: Float64Array
  arcs: Arc[]
}

export interface Group { charge: number; least: number; first: number; end: number; capacity: number }

/** A source while the problem is being read. */
export interface Source { arc: Arc; setup: number; slope: number; low: number; up: number }

export interface GroupOfSources { charge: number; least: number; sources: Source[] }

const averageOf = (source: Source): number => source.slope + source.setup / source.up

/** Lays the sources out in columns. */
export const assemble = (head: Pick<SingleProblem, 'lower' | 'upper' | 'mostGroups' | 'whole'>, given: readonly GroupOfSources[]): SingleProblem => {
  const groups: Group[] = []
  const sources: Source[] = []
  for (const { charge, least, sources: own } of given) {
    const sorted = own.length < 2 ? own : own.toSorted((a, b) => averageOf(a) - averageOf(b))
    const first = sources.length
    let capacity = 0
    for (const source of sorted) {
      sources.push(source)
      capacity += source.up
    }
    if (capacity > 0 && capacity >= least) groups.push({ charge, least, first, end: sources.length, capacity })
  }
  return {
    ...head, groups, arcs: sources.map((source) => source.arc),
    setup: Float64Array.from(sources, (source) => source.setup), slope: Float64Array.from(sources, (source) => source.slope),
    low: Float64Array.from(sources, (source) => source.low), up: Float64Array.from(sources, (source) => source.up),
    average: Float64Array.from(sources, averageOf),
  }
}
