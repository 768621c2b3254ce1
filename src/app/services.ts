import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { systemClock, type SettableClock } from '../platform/clock.js'
import { openSandboxClock } from '../platform/sandbox-clock.js'
import { runDueWork } from '../platform/schedules.js'
import type { Services, Settings } from '../platform/context.js'
import { PooledDatabase } from '../platform/read/database.js'
import { Statements } from '../platform/read/statements.js'
import { RateLimits } from '../platform/rate-limits.js'
import { WriteUnit } from '../platform/write.js'
import { entityOf, schedules } from './modules.js'

export interface ServiceOptions {
  orm: MikroORM
  settings: Settings
  /** The clock can be moved by its administrators. */
  sandbox: boolean
  /** Instead of the machine's: tests bring their own. */
  clock?: SettableClock
  onCommit(): void
  onStatement?(sql: string): void
}

/** Everything that operations share, built once. */
export async function buildServices({ orm, clock, sandbox, settings, onCommit, onStatement }: ServiceOptions): Promise<Services> {
  const pool = await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient()
  const database = new PooledDatabase(pool, onStatement)
  const sandboxClock = clock ?? (sandbox ? await openSandboxClock(database) : null)
  const time = sandboxClock ?? systemClock
  const services: Services = {
    orm, settings, sandboxClock: sandbox ? sandboxClock : null,
    reading: { database, statements: new Statements(orm), entityOf },
    write: new WriteUnit(orm, onCommit),
    rateLimits: new RateLimits(pool),
    now: () => time.now(),
    doDueWork: () => runDueWork(schedules, services),
  }
  return services
}
