import { newId } from '../../../platform/id.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { CalendarDate } from '../../../values/calendar-date.js'
import { decimal } from '../../../values/decimal.js'
import type { CapacityBook } from './capacity-book.js'
import { capacityRules } from './capacity.rules.js'
import { horizonAt, hoursOn, type WorkCalendar } from './capacity.js'
import { reservationsIn } from './capacity-in-use.js'
import type { ProductionLine } from '../production-line.entity.js'

/** A bucket as it is and the hours that it is about to have. */
export interface BucketChange {
  line: ProductionLine
  day: CalendarDate
  hours: string
  /** null: the day has no bucket yet. */
  bucket: Bucket | null
}

interface Bucket { id: string; lineId: string; day: string; available: string; reserved: string }

/** In the order that holding locks in. */
const LOCK = `
  select id, line_id as "lineId", day::text as day, hours_available::text as available, (hours_held + hours_booked)::text as reserved
  from capacity_bucket where line_id = any($1::uuid[]) and day >= $2 and day < $3 order by id for update`

const WRITE = `
  insert into capacity_bucket (id, line_id, facility_id, organization_id, day, hours_available, hours_held, hours_booked)
  select id, line, facility, organization, day, hours, 0, 0
  from json_to_recordset($1::json) as d(id uuid, line uuid, facility uuid, organization uuid, day date, hours numeric)
  order by line, day
  on conflict (line_id, day) do update set hours_available = excluded.hours_available`

/**
 * Brings the buckets of the book's lines to what their calendars say, in one statement; gives the number of days that changed.
 * @throws RULES_BROKEN (CAPACITY_IN_USE) when a day would get fewer hours than are held and booked in it.
 */
export async function writeCapacity(tx: Tx, book: CapacityBook, lines: readonly ProductionLine[] = book.lines): Promise<number> {
  const buckets = await tx.query<Bucket & Record<string, unknown>>(LOCK, [lines.map(({ id }) => id), book.days.from, book.days.to])
  const changes = changesOf(tx.now, { book, lines, buckets })
  const inUse = changes.filter(({ bucket, hours }) => bucket !== null && decimal(bucket.reserved).greaterThan(decimal(hours)))
  enforce(capacityRules, await reservationsIn(tx, inUse), null)
  if (changes.length > 0) await tx.query(WRITE, [JSON.stringify(changes.map(rowOf))])
  return changes.length
}

interface Comparison { book: CapacityBook; lines: readonly ProductionLine[]; buckets: readonly Bucket[] }

function changesOf(now: Date, { book, lines, buckets }: Comparison): BucketChange[] {
  const known = new Map(buckets.map((bucket) => [`${bucket.lineId} ${bucket.day}`, bucket]))
  return lines.flatMap((line) => {
    const calendar = calendarOf(line, book)
    const days = horizonAt(line.facility.timezone, now).intersection(book.days)
    return [...days?.dates() ?? []].flatMap((day) => {
      const bucket = known.get(`${line.id} ${day}`) ?? null
      const hours = hoursOn(day, calendar)
      return bucket && decimal(bucket.available).equals(decimal(hours)) ? [] : [{ line, day, hours, bucket }]
    })
  })
}

function calendarOf(line: ProductionLine, { closures, holidays }: CapacityBook): WorkCalendar {
  const produces = line.status === 'ACTIVE' && line.facility.status === 'ACTIVE'
  const closed = closures.filter(({ status, facility, line: only }) =>
    status === 'PLANNED' && facility.id === line.facility.id && (only ?? line).id === line.id)
  return {
    hoursPerWeekday: produces ? line.hoursPerWeekday : [],
    holidays: new Set(holidays.filter(({ status }) => status === 'DECLARED').map(({ date }) => date)),
    closures: closed.map(({ fromDate, toDate }) => ({ from: fromDate, to: toDate })),
  }
}

function rowOf({ line, day, hours, bucket }: BucketChange) {
  return { id: bucket?.id ?? newId(), line: line.id, facility: line.facility.id, organization: line.organization.id, day, hours }
}
