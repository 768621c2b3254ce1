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

const columns = (head: Pick<SingleProblem, 'lower' | 'upper' | 'mostGroups' | 'whole'>, sources: readonly Source[]): SingleProblem => {
  const column = (): Float64Array => new Float64Array(sources.length)
  const problem: SingleProblem = { ...head, groups: [], setup: column(), slope: column(), low: column(), up: column(), average: column(), arcs: [] }
  sources.forEach((source, at) => {
    problem.setup[at] = source.setup
    problem.slope[at] = source.slope
    problem.low[at] = source.low
    problem.up[at] = source.up
    problem.average[at] = averageOf(source)
    problem.arcs.push(source.arc)
  })
  return problem
}

/** Lays the sources out in columns. */
export const assemble = (head: Pick<SingleProblem, 'lower' | 'upper' | 'mostGroups' | 'whole'>, given: readonly GroupOfSources[]): SingleProblem => {
  const groups: Group[] = []
  const sources: Source[] = []
  for (const { charge, least, sources: own } of given) {
    if (own.length > 1) own.sort((a, b) => averageOf(a) - averageOf(b))
    const first = sources.length
    let capacity = 0
    for (const source of own) {
      sources.push(source)
      capacity += source.up
    }
    if (capacity > 0 && capacity >= least) groups.push({ charge, least, first, end: sources.length, capacity })
  }
  return { ...columns(head, sources), groups }
}
