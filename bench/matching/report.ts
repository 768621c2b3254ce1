import type { Case, Goal } from './cases.ts'
import type { Measured } from './measure.ts'
import { percent, quantile, seconds } from './statistics.ts'

/** A row of the results: the target, what was measured, and whether that meets it. */
export interface Line { row: Case; all: readonly Measured[]; met: boolean }

/** Answers may come this much after a time limit: as a part of it, and in seconds. */
const LATE = { part: 0.1, seconds: 1 }

const inTime = (row: Case, all: readonly Measured[]): boolean => {
  const { median, slowest } = row.goal
  const times = all.map(({ cpu }) => cpu)
  if (median !== undefined && quantile(times, 0.5) > median) return false
  if (slowest !== undefined && quantile(times, 0.99) > slowest) return false
  return row.timeLimitSeconds === null || all.every(({ counted }) => counted <= (row.timeLimitSeconds ?? 0) * (1 + LATE.part) + LATE.seconds)
}

export const lineOf = (row: Case, all: readonly Measured[]): Line => {
  const proven = row.goal.gap > 1e-9 || all.every(({ status }) => status === 'OPTIMAL')
  const near = all.every(({ gap, fromOptimum, refusal }) => refusal === null && gap <= row.goal.gap && (fromOptimum ?? 0) <= 1e-9)
  return { row, all, met: proven && near && inTime(row, all) }
}

const goalText = ({ goal, timeLimitSeconds }: Pick<Case, 'goal' | 'timeLimitSeconds'>): string => {
  const gap = gapText(goal)
  const times = [['p50', goal.median], ['p99', goal.slowest]].flatMap(([name, limit]) => (typeof limit === 'number' ? [`${name} ≤ ${seconds(limit)}`] : []))
  return [gap, ...times, ...(timeLimitSeconds === null ? [] : [`in ${timeLimitSeconds} s`])].join(', ')
}

const gapText = ({ gap }: Goal): string => {
  if (gap >= 1) return 'a verified plan'
  return gap <= 1e-9 ? 'optimal' : `gap ≤ ${percent(gap)}`
}

const median = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? '–' : `+${percent(quantile(known, 0.5))}`
}

const times = (values: readonly number[]): string =>
  values.length === 1 ? seconds(values[0] ?? 0) : `${seconds(quantile(values, 0.5))} / ${seconds(quantile(values, 0.99))}`

const crossChecked = (all: readonly Measured[]): string => {
  const known = all.map(({ fromOptimum }) => fromOptimum).filter((value) => value !== null)
  if (known.length === 0) return '–'
  return known.every((value) => value <= 1e-9) ? 'same' : `off by ${percent(Math.max(...known))}`
}

export const HEADER = `| instances | target | met | status | CPU p50 / p99 | wall p50 / p99 | gap p50 / largest | cross-check | greedy by unit price | set-up-aware greedy |
|---|---|---|---|---|---|---|---|---|---|`

export const textOf = ({ row, all, met }: Line): string => {
  const statuses = [...Map.groupBy(all, (one) => (one.refusal === null ? one.status : 'refused by the checker'))].map(([status, own]) => `${own.length} ${status}`).join(', ')
  const gaps = all.map(({ gap }) => gap)
  const cells = [
    row.name, goalText(row), met ? 'met' : '**not met**', statuses, times(all.map(({ cpu }) => cpu)), times(all.map(({ wall }) => wall)),
    `${percent(quantile(gaps, 0.5))} / ${percent(Math.max(...gaps))}`, crossChecked(all),
    median(all.map((one) => one.overUnitPrice)), median(all.map((one) => one.overSetupAware)),
  ]
  return `| ${cells.join(' | ')} |`
}
