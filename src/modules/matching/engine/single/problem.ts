/**
 * One demand met from many sources. A source gives 0 or between `low` and `up` units, at a fixed cost `setup` plus `slope` per unit.
 * Sources are gathered in groups (facilities): a group that gives anything pays its `charge` and gives at least its `least`.
 */
export interface SingleProblem<S extends Source = Source> {
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
  sources: S[]
}

export interface Group { charge: number; least: number; first: number; end: number; capacity: number }

/** A source while the problem is being read. */
export interface Source { setup: number; slope: number; low: number; up: number }

export interface GroupOfSources<S extends Source = Source> { charge: number; least: number; sources: S[] }

const averageOf = (source: Source): number => source.slope + source.setup / source.up

type Head = Pick<SingleProblem, 'lower' | 'upper' | 'mostGroups' | 'whole'>

const columns = <S extends Source>(head: Head, sources: S[]): SingleProblem<S> => {
  const column = (): Float64Array => new Float64Array(sources.length)
  const problem: SingleProblem<S> = { ...head, groups: [], setup: column(), slope: column(), low: column(), up: column(), average: column(), sources }
  sources.forEach((source, at) => {
    problem.setup[at] = source.setup
    problem.slope[at] = source.slope
    problem.low[at] = source.low
    problem.up[at] = source.up
    problem.average[at] = averageOf(source)
  })
  return problem
}

/** Lays the sources out in columns. */
export const assemble = <S extends Source>(head: Head, given: readonly GroupOfSources<S>[]): SingleProblem<S> => {
  const groups: Group[] = []
  const sources: S[] = []
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
