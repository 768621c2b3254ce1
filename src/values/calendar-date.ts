import { InvalidValue, shown } from './invalid-value.js'

/** A day of the calendar without a time zone, as YYYY-MM-DD from 0001-01-01 to 9999-12-31; text order is time order. */
export type CalendarDate = string

/** Monday is 1 and Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const DAY_MS = 86_400_000
const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const FIRST_DAY = '0001-01-01'

export function isCalendarDate(text: string): boolean {
  if (!SHAPE.test(text) || text < FIRST_DAY) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** @throws InvalidValue unless it is a day that exists, written as YYYY-MM-DD. */
export function calendarDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text
  throw new InvalidValue({
    en: `${shown(text)} is not a date. Give a day that exists as YYYY-MM-DD, such as "2026-11-24".`,
    id: `${shown(text)} bukan tanggal. Berikan hari yang ada sebagai YYYY-MM-DD, misalnya "2026-11-24".`,
  })
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date((dayNumber(date) + days) * DAY_MS)
  return calendarDate(Number.isNaN(moved.getTime()) ? `${date} + ${days} days` : moved.toISOString().slice(0, 10))
}

/** The day that it is at an instant in an IANA time zone: at 18:00 UTC it is tomorrow in Jayapura. */
export function dayIn(timezone: string, instant: Date): CalendarDate {
  const parts = formatOf(timezone).formatToParts(instant)
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Kept, since making one takes longer than a hundred uses; there are a few hundred zones at most. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

export function compareDates(left: CalendarDate, right: CalendarDate): -1 | 0 | 1 {
  if (left === right) return 0
  return left < right ? -1 : 1
}

export function weekdayOf(date: CalendarDate): Weekday {
  return WEEKDAYS[(((dayNumber(date) + 3) % 7) + 7) % 7] ?? 1
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** The Monday on or before the date. */
export function startOfWeek(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** The ISO 8601 week, such as 2026-W48; the first week of a year is the one with its first Thursday. */
export function isoWeekOf(date: CalendarDate): string {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

function dayNumber(date: CalendarDate): number {
  return Date.parse(`${calendarDate(date)}T00:00:00Z`) / DAY_MS
}
