import type { Ranking } from './fairness-rules.js'

/** What a plan leaves unserved, as figures of which an earlier one outweighs all that follow: less is fairer. */
export type Standing = readonly number[]

/** What one party asked for and does not get. */
export interface Lack { asked: number; short: number }

/** The standing of some parties, in their order. Of standings that differ in a few parties only, those few decide alone. */
export const standingOf = (ranking: Ranking, lacks: readonly Lack[]): Standing => {
  if (ranking === 'IN_ORDER') return lacks.map(({ short }) => short)
  const shares = lacks.map(({ asked, short }) => (asked > 0 ? short / asked : 0)).sort((one, other) => other - one)
  return [...shares, lacks.reduce((sum, { short }) => sum + short, 0)]
}

/** Figures that differ by less, or by so small a part of them, are the same: what is fairer is never told from a solver's noise. */
const SAME = 1e-6
const SAME_PART = 1e-9

/** Below 0: the first is fairer. */
export const compareStandings = (one: Standing, other: Standing): number => {
  for (const [at, figure] of one.entries()) {
    const difference = figure - (other[at] ?? 0)
    if (Math.abs(difference) > Math.max(SAME, SAME_PART * Math.abs(figure))) return difference
  }
  return 0
}
