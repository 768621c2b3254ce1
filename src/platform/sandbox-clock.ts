import { SettableClock } from './clock.js'
import type { Database } from './read/database.js'

const MOVE = `
  insert into sandbox_clock (offset_ms) values ($1::bigint)
  on conflict (id) do update set offset_ms = sandbox_clock.offset_ms + excluded.offset_ms returning offset_ms`

/** The clock of a sandbox, as far ahead as it was left. */
export async function openSandboxClock(database: Database): Promise<SettableClock> {
  const [row] = await database.query('select offset_ms from sandbox_clock', [])
  return new SettableClock(Number(row?.['offset_ms'] ?? 0))
}

/** Moves it forward, for good; two that move it at once both count. */
export async function advanceSandboxClock(database: Database, clock: SettableClock, milliseconds: number): Promise<void> {
  const [row] = await database.query(MOVE, [milliseconds])
  clock.advance(Number(row?.['offset_ms']) - clock.offset)
}
