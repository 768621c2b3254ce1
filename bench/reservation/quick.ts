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
/** Each design has its turn in every round, so that whatever else the machine does meets all of them; the median counts. */
const ROUNDS = 5
const SECONDS = { warm: 0.5, ample: 1, scarce: 1.5 }
const HOURS = 0.05

interface Tally { reserved: number; refused: number; deadlocks: number; aborted: number }

export interface DesignResult extends Audit { design: string; perSecond: number; reserved: number; deadlocks: number; aborted: number }

interface Phase { tally: Tally; audit: Audit; seconds: number }

/** Every design under the same load, first with enough for all and then with too little. */
export async function compareDesigns(url: string): Promise<DesignResult[]> {
  const pool = poolOf(url, CLIENTS)
  const days = await hotDays(pool)
  const phases = new Map<Design, Phase[]>(DESIGNS.map((design) => [design, []]))
  for (let round = -1; round < ROUNDS; round++) {
    for (const [design, done] of phases) {
      await guard(pool, !design.unguarded)
      const phaseDone = await phase({ url, pool, days, design }, AMPLE, round < 0 ? SECONDS.warm : SECONDS.ample)
      if (round >= 0) done.push(phaseDone)
    }
  }
  const results: DesignResult[] = []
  for (const [design, ample] of phases) {
    await guard(pool, !design.unguarded)
    results.push(resultOf(design, ample, await phase({ url, pool, days, design }, SCARCE, SECONDS.scarce)))
  }
  await pool.end()
  return results
}

function resultOf({ name }: Design, ample: readonly Phase[], scarce: Phase): DesignResult {
  const all = [...ample, scarce]
  const sum = (of: (phase: Phase) => number): number => all.reduce((total, each) => total + of(each), 0)
  const paces = ample.map(({ tally, seconds }) => tally.reserved / seconds).toSorted((one, other) => one - other)
  return {
    design: name, perSecond: Math.round((paces[ROUNDS >> 1] ?? 0) * 10) / 10, reserved: sum(({ tally }) => tally.reserved), deadlocks: sum(({ tally }) => tally.deadlocks),
    aborted: sum(({ tally }) => tally.aborted), oversold: sum(({ audit: found }) => found.oversold), drift: sum(({ audit: found }) => found.drift),
    hoursOversold: Number(sum(({ audit: found }) => found.hoursOversold).toFixed(3)),
  }
}

interface Field { url: string; pool: pg.Pool; days: readonly Bucket[]; design: Design }

async function phase({ url, pool, days, design }: Field, calendar: Calendar, seconds: number): Promise<Phase> {
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
