import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Random } from '../matching/random.ts'

export interface Bucket { id: string; line: string; day: string }
export interface Wanted { plan: string; allocation: string; buckets: Bucket[]; hours: number }

const LINES = 5
const DAYS = 8
const BUCKETS_OF_ONE = 10

/** What is open at the start: every day has reservations already. */
export interface Calendar { available: number; held: number }

/** One facility with a few lines: the days that everybody wants. */
export async function hotDays(pool: pg.Pool): Promise<Bucket[]> {
  const [organization, facility] = [randomUUID(), randomUUID()]
  await pool.query(`insert into organization (id, name, kind, status, region, created_at) values ($1, 'Lapas', 'FACILITY', 'VERIFIED', '36.71', now())`, [organization])
  await pool.query(
    `insert into facility (id, organization_id, name, region, latitude, longitude, timezone, status, created_at)
     values ($1, $2, 'Lapas', '36.71', -6.18, 106.63, 'Asia/Jakarta', 'ACTIVE', now())`, [facility, organization])
  await pool.query(
    `insert into production_line (id, facility_id, organization_id, name, hours_per_weekday, crew, status)
     select gen_random_uuid(), $1, $2, 'Line ' || n, '{8,8,8,8,8,0,0}', 4, 'ACTIVE' from generate_series(1, $3::int) n`, [facility, organization, LINES])
  const { rows } = await pool.query<Bucket>(
    `insert into capacity_bucket (id, line_id, facility_id, organization_id, day, hours_available, hours_held, hours_booked)
     select gen_random_uuid(), l.id, $1, $2, date '2027-01-04' + n, 0, 0, 0 from production_line l, generate_series(1, $3::int) n
     where l.facility_id = $1
     returning id, line_id as line, to_char(day, 'YYYY-MM-DD') as day`, [facility, organization, DAYS])
  return rows
}

/** Empties the ledger and opens the days anew, with reservations in the ledger from the start. */
export async function reopen(pool: pg.Pool, { available, held }: Calendar): Promise<void> {
  await pool.query('truncate reservation_entry')
  await pool.query('update capacity_bucket set hours_available = $1, hours_held = $2, hours_booked = 0', [available, held])
  await pool.query(
    `insert into reservation_entry (id, bucket_id, organization_id, allocation_id, plan_id, kind, amount, at)
     select gen_random_uuid(), id, organization_id, gen_random_uuid(), gen_random_uuid(), 'HOLD', $1, now() from capacity_bucket`, [held])
}

export interface Audit { oversold: number; hoursOversold: number; drift: number }

const SUMS = `sum(case kind when 'HOLD' then amount when 'RELEASE' then -amount when 'UNBOOK' then -amount else 0 end)`

/** By the ledger, which every design writes: days of which more was given away than there is, and days whose figures it does not sum to. */
export async function audit(pool: pg.Pool): Promise<Audit> {
  const { rows: [found] } = await pool.query<Audit>(`
    with ledger as (select bucket_id, ${SUMS} as given from reservation_entry group by 1)
    select count(*) filter (where l.given > b.hours_available)::int as oversold,
           coalesce(sum(l.given - b.hours_available) filter (where l.given > b.hours_available), 0)::float8 as "hoursOversold",
           count(*) filter (where l.given <> b.hours_held + b.hours_booked)::int as drift
    from capacity_bucket b join ledger l on l.bucket_id = b.id`)
  return found ?? { oversold: 0, hoursOversold: 0, drift: 0 }
}

/** Ten of the hot days, in no order. */
export function wish(random: Random, days: readonly Bucket[], hours: number, count = BUCKETS_OF_ONE): Wanted {
  const left = [...days]
  const buckets = Array.from({ length: count }, () => left.splice(random.whole(0, left.length - 1), 1)).flat()
  return { plan: randomUUID(), allocation: randomUUID(), buckets, hours }
}

/** As the product's own functions take it. */
export function reservedAs({ allocation, buckets, hours }: Wanted) {
  return buckets.map(({ line, day }) => ({ allocationId: allocation, line, day, hours: String(hours) }))
}
