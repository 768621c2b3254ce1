import type pg from 'pg'
import { Random } from '../matching/random.ts'
import { poolOf } from './database.ts'
import { DESIGNS, type Design, type Reserve } from './designs.ts'
import { audit, type Audit, type Bucket, type Calendar, hotDays, reopen, wish } from './hot-days.ts'

const CLIENTS = 64
/** Enough for everybody: how many reservations are made in a second. */
const AMPLE: Calendar = { available: 100_000, held: 1_000 }
/** The last hours of days that are nearly full: who is refused, and who should have been. */
const SCARCE: Calendar = { available: 8, held: 7.8 }
const SECONDS = { ample: 3, scarce: 1.5 }
const HOURS = 0.05

interface Tally { reserved: number; refused: number; deadlocks: number; aborted: number }

export interface DesignResult extends Audit { design: string; perSecond: number; reserved: number; deadlocks: number; aborted: number }

/** Every design under the same load, first with enough for all and then with too little. */
export async function compareDesigns(url: string, told: (result: DesignResult) => void): Promise<DesignResult[]> {
  const pool = poolOf(url, CLIENTS)
  const days = await hotDays(pool)
  const results: DesignResult[] = []
  for (const design of DESIGNS) {
    await guard(pool, !design.unguarded)
    const ample = await phase({ url, pool, days, design }, AMPLE, SECONDS.ample)
    const scarce = await phase({ url, pool, days, design }, SCARCE, SECONDS.scarce)
    const result = {
      design: design.name, perSecond: Math.round((ample.tally.reserved / ample.seconds) * 10) / 10, reserved: ample.tally.reserved + scarce.tally.reserved,
      deadlocks: ample.tally.deadlocks + scarce.tally.deadlocks, aborted: ample.tally.aborted + scarce.tally.aborted, ...sumOf(ample.audit, scarce.audit),
    }
    results.push(result)
    told(result)
  }
  await pool.end()
  return results
}

const sumOf = (a: Audit, b: Audit): Audit => ({
  oversold: a.oversold + b.oversold, hoursOversold: Number((a.hoursOversold + b.hoursOversold).toFixed(3)), drift: a.drift + b.drift,
})

interface Field { url: string; pool: pg.Pool; days: readonly Bucket[]; design: Design }

async function phase({ url, pool, days, design }: Field, calendar: Calendar, seconds: number): Promise<{ tally: Tally; audit: Audit; seconds: number }> {
  await reopen(pool, calendar)
  const tally: Tally = { reserved: 0, refused: 0, deadlocks: 0, aborted: 0 }
  const reserve = design.reserve(pool)
  const started = performance.now()
  const until = started + seconds * 1_000
  const clients = Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
    const random = new Random(client)
    while (performance.now() < until) await attempt({ reserve, retries: design.retries, until, tally }, () => wish(random, days, HOURS))
  }))
  await endOnTime(url, clients, seconds)
  return { tally, audit: await audit(pool), seconds: (performance.now() - started) / 1_000 }
}

/** Whoever still waits for a lock when the time is over is sent home: a design that makes everybody wait must not get more time for it. */
async function endOnTime(url: string, clients: Promise<unknown>, seconds: number): Promise<void> {
  const bell = poolOf(url, 1)
  const ring = (): unknown => bell.query('select pg_cancel_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and state <> $1', ['idle'])
  let ringing: NodeJS.Timeout | undefined
  const closing = setTimeout(() => { ringing = setInterval(ring, 100) }, seconds * 1_000)
  await clients.finally(() => { clearTimeout(closing); clearInterval(ringing) })
  await bell.end()
}

interface Attempt { reserve: Reserve; retries: string | undefined; until: number; tally: Tally }

async function attempt({ reserve, retries, until, tally }: Attempt, wanted: () => ReturnType<typeof wish>): Promise<void> {
  const one = wanted()
  for (;;) {
    try {
      tally[await reserve(one) ? 'reserved' : 'refused'] += 1
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === '40P01') tally.deadlocks += 1
      else if (code === '40001') tally.aborted += 1
      else if (code === CANCELLED) return
      else throw error
      if (code !== retries || performance.now() > until) return
    }
  }
}

const CANCELLED = '57014'
const CHECK = 'hours_held >= 0 and hours_booked >= 0 and hours_held + hours_booked <= hours_available'

async function guard(pool: pg.Pool, guarded: boolean): Promise<void> {
  await pool.query('alter table capacity_bucket drop constraint if exists capacity_bucket__never_oversold')
  await reopen(pool, AMPLE)
  if (guarded) await pool.query(`alter table capacity_bucket add constraint capacity_bucket__never_oversold check (${CHECK})`)
}
