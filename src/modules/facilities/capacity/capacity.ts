import { addDays, dayIn, weekdayOf, type CalendarDate } from '../../../values/calendar-date.js'
import { Period } from '../../../values/period.js'

/** How far ahead hours can be reserved. */
export const HORIZON_DAYS = 400

/** All that decides the hours of one line; holidays and closures are of the facility's own time zone, as the days are. */
export interface WorkCalendar {
  /** Monday to Sunday. */
  readonly hoursPerWeekday: readonly string[]
  readonly holidays: ReadonlySet<CalendarDate>
  /** Half-open. */
  readonly closures: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[]
}

/** Working hours of a day: none on holidays and closed days, else those of its weekday. */
export function hoursOn(day: CalendarDate, { hoursPerWeekday, holidays, closures }: WorkCalendar): string {
  if (holidays.has(day) || closures.some(({ from, to }) => from <= day && day < to)) return '0'
  return hoursPerWeekday[weekdayOf(day) - 1] ?? '0'
}

/** The days on which hours can be reserved: from today until the horizon. */
export function horizonAt(timezone: string, instant: Date): Period {
  const today = dayIn(timezone, instant)
  return new Period(today, addDays(today, HORIZON_DAYS))
}


export function isTimezone(name: string): boolean {
  try {
    return name.includes('/') && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
