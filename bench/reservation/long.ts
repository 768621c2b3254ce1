import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { poolOf } from './database.ts'
import { audit, type Audit, hotDays, reopen } from './hot-days.ts'

export interface LongResult extends Audit { reservations: number; entries: number; kills: number; acknowledged: number; lost: number; seconds: number }

const OPEN = { available: 900_000, held: 1_000 }
const SECONDS_TO_LIVE = 10

/** Reserves, books and gives back until so many reservations are made, while the writing process is killed again and again. */
export async function longRun(url: string, reservations: number, told: (made: number, kills: number) => void): Promise<LongResult> {
  const pool = poolOf(url, 2)
  await hotDays(pool)
  await reopen(pool, OPEN)
  const started = performance.now()
  const acknowledged = new Set<string>()
  let kills = 0
  for (let made = 0; made < reservations; told(made, kills)) {
    const writer = startWriter(url, kills, acknowledged)
    await Promise.race([once(writer, 'message').then(() => sleep(SECONDS_TO_LIVE * 1_000)), once(writer, 'exit')])
    if (writer.exitCode !== null) throw new Error('the writer ended by itself')
    const gone = once(writer, 'exit')
    writer.kill('SIGKILL')
    await gone
    kills += 1
    made = acknowledged.size
  }
  const counts = await pool.query<{ entries: number; reservations: number }>(
    `select count(*)::int as entries, count(distinct plan_id) filter (where kind = 'HOLD')::int as reservations from reservation_entry`)
  const { rows: kept } = await pool.query<{ id: string }>('select distinct plan_id as id from reservation_entry')
  const known = new Set(kept.map(({ id }) => id))
  const result = {
    reservations: counts.rows[0]?.reservations ?? 0, entries: counts.rows[0]?.entries ?? 0, kills, acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((id) => !known.has(id)).length, ...await audit(pool), seconds: Math.round((performance.now() - started) / 1_000),
  }
  await pool.end()
  return result
}

function startWriter(url: string, seed: number, acknowledged: Set<string>): ChildProcess {
  const writer = fork(new URL('./writer.ts', import.meta.url), [url, String(seed)])
  writer.on('message', (plans: string[]) => plans.forEach((plan) => acknowledged.add(plan)))
  return writer
}
