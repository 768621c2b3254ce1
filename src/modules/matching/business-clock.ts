import { dayIn, weekdayOf, type CalendarDate } from '../../values/calendar-date.js'

const HOUR = 3_600_000
const LAST_WORKDAY = 5

/** The instant after so many hours of working days: Saturdays, Sundays and holidays of the zone's calendar do not count. */
export function afterBusinessHours(from: Date, hours: number, calendar: { zone: string; holidays: ReadonlySet<CalendarDate> }): Date {
  const counts = (instant: number): boolean => {
    const day = dayIn(calendar.zone, new Date(instant))
    return weekdayOf(day) <= LAST_WORKDAY && !calendar.holidays.has(day)
  }
  let at = from.getTime()
  for (let left = hours; left > 0; at += HOUR) if (counts(at)) left -= 1
  return new Date(at)
}
