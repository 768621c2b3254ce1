import { addDays, daysBetween, isoWeekOf, startOfWeek, type CalendarDate } from '../../../values/calendar-date.js'
import { HORIZON_DAYS } from '../../facilities/index.js'
import type { Period } from '../engine/index.js'
import { barrier, serves, usableDays } from './eligibility.js'
import type { CapabilityFacts, FacilityFacts, LineFacts, PlanningFacts } from './planning-facts.js'

/** More columns (capability × delivery × day) than these are planned by weeks, and the weeks spread over their days afterwards. */
const MOST_COLUMNS = 20_000
/** What keeps for less is planned by days whatever its size: a week is too coarse for it. */
const KEEPS = 14

export interface DayPeriod extends Period { days: readonly CalendarDate[] }

/** The periods to plan in: days where that is small enough and runs do not last longer, otherwise weeks cut where deliveries need it. */
export function planningPeriods(facts: PlanningFacts): DayPeriod[] {
  const end = addDays(lastPlannedDay(facts), 1)
  return needsDays(facts) || (columnsByDay(facts) <= MOST_COLUMNS && !hasLongRuns(facts)) ? daysUntil(facts.firstDay, end) : weeksUntil(facts, end)
}

/** By days alone, for plans whose weeks could not be spread over their days. */
export function dayPeriods(facts: PlanningFacts): DayPeriod[] {
  return daysUntil(facts.firstDay, addDays(lastPlannedDay(facts), 1))
}

/** Days after the last useful one that are planned with: so that the engine can say what a later delivery would save. */
const LATER = 28

/** The last day of the calendar that a request is planned in. */
export function lastPlannedDay(facts: Pick<PlanningFacts, 'request' | 'firstDay'>): CalendarDate {
  return earlier(addDays(lastUsefulDay(facts), LATER), lastReservableDay(facts))
}

/** The last day on which something made can still arrive in time; at least the first day, which stock is taken on. */
function lastUsefulDay({ request, firstDay }: Pick<PlanningFacts, 'request' | 'firstDay'>): CalendarDate {
  const last = request.lines.flatMap(({ slots, product }) => slots.map(({ due }) => addDays(due, -product.curingDays - 1)))
  const latest = [firstDay, ...last].reduce((later, day) => (day > later ? day : later))
  return earlier(latest, lastReservableDay({ firstDay }))
}

/** No facility has hours later than this, however far away the delivery is: what is planned with stays small. */
function lastReservableDay({ firstDay }: Pick<PlanningFacts, 'firstDay'>): CalendarDate {
  return addDays(firstDay, HORIZON_DAYS - 1)
}

function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other
}

function candidates(facts: PlanningFacts): { line: LineFacts; facility: FacilityFacts; capability: CapabilityFacts }[] {
  return facts.request.lines.flatMap((line) => facts.facilities
    .filter((facility) => barrier(facility, line) === null)
    .flatMap((facility) => facility.lines.flatMap(({ capabilities }) => capabilities.filter((capability) => serves(capability, line))
      .map((capability) => ({ line, facility, capability })))))
}

function columnsByDay(facts: PlanningFacts): number {
  const days = daysBetween(facts.firstDay, lastUsefulDay(facts)) + 1
  return candidates(facts).reduce((sum, { line }) => sum + line.slots.length * Math.min(days, usableDays(line.product) ?? days), 0)
}

function needsDays({ request }: PlanningFacts): boolean {
  return request.lines.some(({ product }) => (usableDays(product) ?? KEEPS) < KEEPS)
}

/** A least batch that no single day can make belongs to a run of several days. */
function hasLongRuns(facts: PlanningFacts): boolean {
  const bestDay = new Map(facts.facilities.flatMap(({ lines }) => lines.flatMap(({ free, capabilities }) => {
    const hours = Math.max(0, ...free.values())
    return capabilities.map(({ id, outputPerHour }) => [id, hours * outputPerHour] as const)
  })))
  return candidates(facts).some(({ capability: { id, minimumBatch } }) => minimumBatch > (bestDay.get(id) ?? 0))
}

function daysUntil(from: CalendarDate, end: CalendarDate): DayPeriod[] {
  return Array.from({ length: daysBetween(from, end) }, (_, index) => {
    const day = addDays(from, index)
    return { id: day, start: day, end: addDays(day, 1), days: [day] }
  })
}

function weeksUntil({ request, firstDay }: PlanningFacts, end: CalendarDate): DayPeriod[] {
  const lastDays = request.lines.flatMap(({ slots, product }) => slots.map(({ due }) => addDays(due, -product.curingDays)))
  const cuts = new Set([...lastDays, end].filter((day) => day > firstDay && day <= end))
  for (let monday = addDays(startOfWeek(firstDay), 7); monday < end; monday = addDays(monday, 7)) cuts.add(monday)
  const ends = [...cuts].sort()
  return ends.map((until, index) => {
    const start = ends[index - 1] ?? firstDay
    const days = Array.from({ length: daysBetween(start, until) }, (_, offset) => addDays(start, offset))
    return { id: `${isoWeekOf(start)}/${start}`, start, end: until, days }
  })
}
