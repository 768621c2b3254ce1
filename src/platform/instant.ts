import { isCalendarDate } from '../values/calendar-date.js'
import { InvalidValue, shown } from '../values/invalid-value.js'

const WIRE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/
const POSTGRES = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?([+-]\d{2})(?::?(\d{2}))?$/
const LAST_YEAR = 9999

/** An instant as a client writes it: RFC 3339 with a zone. @throws InvalidValue on impossible times and without a zone. */
export function readInstant(text: string): Date {
  const [, date = '', hours, minutes, seconds, fraction = '', zone = ''] = text.length <= 40 ? WIRE.exec(text) ?? [] : []
  if (isCalendarDate(date)) {
    const instant = new Date(`${date}T${hours}:${minutes}:${seconds}.${milliseconds(fraction)}${zone}`)
    if (isWritable(instant)) return instant
  }
  throw new InvalidValue({
    en: `${shown(text)} is not an instant. Give a date and time that exist, with a zone, such as "2026-11-24T03:40:41.000Z".`,
    id: `${shown(text)} bukan waktu yang sah. Berikan tanggal dan jam yang ada, dengan zona, misalnya "2026-11-24T03:40:41.000Z".`,
  })
}

/** Takes a Date, or the text that PostgreSQL prints for a timestamptz; the answer is always UTC with milliseconds. */
export function writeInstant(value: unknown): string {
  const instant = value instanceof Date ? value : instantOfText(String(value))
  if (isWritable(instant)) return instant.toISOString()
  throw new RangeError(`not an instant that can be written: ${shown(value)}`)
}

function instantOfText(text: string): Date {
  const parts = POSTGRES.exec(text)
  if (parts === null) return readInstant(text)
  const [, date = '', time = '', fraction = '', hours = '', minutes = '00'] = parts
  return new Date(`${date}T${time}.${milliseconds(fraction)}${hours}:${minutes}`)
}

function milliseconds(fraction: string): string {
  return fraction.slice(0, 3).padEnd(3, '0')
}

function isWritable(instant: Date): boolean {
  const year = instant.getUTCFullYear()
  return year >= 1 && year <= LAST_YEAR
}
