import { addDays, daysBetween, type CalendarDate } from '../../../values/calendar-date.js'
import type { Period } from '../engine/index.js'
import { serves, usableDays, barrier } from './eligibility.js'
import { lastPlannedDay, lastUsefulDay } from './horizon.js'
import { plannedLines, type PlannedLine } from './planned-lines.js'
import type { PlanningFacts } from './planning-facts.js'
import { mondaysBetween, stretchEnds } from './stretches.js'

/** More columns (capability × delivery × day) than these are planned by weeks, and the weeks spread over their days afterwards. */
const MOST_COLUMNS = 20_000

/** How time is cut for an instance, and which days of a production line are counted in which of its periods. */
export interface Layout {
  periods: readonly Period[]
  /** Every line's days are counted one by one. */
  isByDays: boolean
  /** The line's hours are counted in stretches that may begin before the period in which they are counted. */
  isPooled(lineId: string): boolean
  /** Something that the line makes takes longer than most of its days. */
  hasLongRuns(lineId: string): boolean
  /** Days whose hours the line has in the period; none: they are counted with a later one. */
  daysOf(lineId: string, period: Period): readonly CalendarDate[]
}

/** SUITED: each line as its size and its runs need it. FINE: weeks only for runs that outlast a day. DAYS: days alone. */
type Cut = 'SUITED' | 'FINE' | 'DAYS'

export interface Attempt { layout: Layout; limitsApart: boolean }

/** Ways to lay out the time, the best first; each further one is for a plan whose weeks, or limits of a day, did not fit the days. */
export function* attemptsAt(facts: PlanningFacts): Generator<Attempt> {
  const suited = layoutOf(facts)
  yield { layout: suited, limitsApart: false }
  const fine = suited.isByDays ? suited : layoutOf(facts, 'FINE')
  if (fine !== suited) yield { layout: fine, limitsApart: false }
  yield { layout: fine, limitsApart: true }
  if (!fine.isByDays) yield { layout: layoutOf(facts, 'DAYS'), limitsApart: true }
}

/**
 * One instance has one list of periods, but a line need not have hours in each: what spoils is planned by days, and a run that outlasts a day in
 * stretches of about a week, beside each other. Only a line that makes both cannot have both.
 */
export function layoutOf(facts: PlanningFacts, cut: Cut = 'SUITED'): Layout {
  const { firstDay } = facts
  const end = addDays(lastPlannedDay(facts), 1)
  const isTooMany = cut === 'SUITED' && columnsByDay(facts) > MOST_COLUMNS
  const lines = plannedLines(facts)
  const byWeeks = lines.filter((line) => cut !== 'DAYS' && !line.spoilsSoon && (isTooMany || line.longestRun > 0))
  const isByDays = byWeeks.length === 0 || (byWeeks.length < lines.length && byWeeks.every(({ spoils }) => spoils))
  const mondays = mondaysBetween(firstDay, end)
  const ends = new Map(byWeeks.map((line): [PlannedLine, CalendarDate[]] => [line, stretchEnds(line, { facts, mondays, end })]))
  const cuts = byWeeks.length > 0 && byWeeks.length === lines.length ? [...new Set([...ends.values()].flat())].sort() : daysAfter(firstDay, end)
  // Its life counts from a period's first day: what spoils at all is counted where it is made.
  const pooled = new Map([...ends].filter(([{ spoils }]) => !spoils).map(([{ id }, own]) => [id, startsByEnd(own, firstDay)]))
  const long = new Set(lines.filter(({ longestRun }) => longestRun > 0).map(({ id }) => id))
  const daysFrom = rememberedDays()
  return {
    periods: cuts.map((until, index) => periodOf(cuts[index - 1] ?? firstDay, until)), isByDays,
    isPooled: (lineId) => pooled.has(lineId), hasLongRuns: (lineId) => long.has(lineId),
    daysOf: (lineId, period) => {
      const starts = pooled.get(lineId)
      const start = starts ? starts.get(period.end) : period.start
      return start === undefined ? [] : daysFrom(start, period.end)
    },
  }
}

function columnsByDay(facts: PlanningFacts): number {
  const days = daysBetween(facts.firstDay, lastUsefulDay(facts)) + 1
  return facts.request.lines.reduce((sum, line) => {
    const ways = facts.facilities.filter((facility) => barrier(facility, line) === null)
      .flatMap(({ lines }) => lines.flatMap(({ capabilities }) => capabilities.filter((capability) => serves(capability, line)))).length
    return sum + ways * line.slots.length * Math.min(days, usableDays(line.product) ?? days)
  }, 0)
}

/** A name with a "/" could not be read again by the engine's own reader. */
function periodOf(start: CalendarDate, end: CalendarDate): Period {
  const last = addDays(end, -1)
  return { id: last === start ? start : `${start}..${last}`, start, end }
}

function daysAfter(from: CalendarDate, end: CalendarDate): CalendarDate[] {
  return Array.from({ length: daysBetween(from, end) }, (_, index) => addDays(from, index + 1))
}

function startsByEnd(ends: readonly CalendarDate[], firstDay: CalendarDate): Map<CalendarDate, CalendarDate> {
  return new Map(ends.map((until, index) => [until, ends[index - 1] ?? firstDay]))
}

/** The same stretches come again for every line. */
function rememberedDays(): (start: CalendarDate, end: CalendarDate) => readonly CalendarDate[] {
  const known = new Map<string, CalendarDate[]>()
  return (start, end) => {
    const key = `${start} ${end}`
    const days = known.get(key) ?? Array.from({ length: daysBetween(start, end) }, (_, offset) => addDays(start, offset))
    known.set(key, days)
    return days
  }
}
