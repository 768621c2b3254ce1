import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { systemClock, type SettableClock } from '../platform/clock.js'
import { openSandboxClock } from '../platform/sandbox-clock.js'
import { runDueWork } from '../platform/schedules.js'
import type { Services, Settings } from '../platform/context.js'
import { Transactions } from '../platform/database/open-transaction.js'
import { EventLog } from '../platform/events/event-log.js'
import { EventFeed } from '../platform/events/feed.js'
import { PooledDatabase } from '../platform/read/database.js'
import { SharedConnections } from '../platform/read/shared-connections.js'
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
  onStatement?(sql: string): void
  /** Told of faults that no client waits for. */
  report(error: unknown): void
}

export interface Built {
  services: Services
  /** For short reads; to be closed after the last of them. */
  shared: SharedConnections
  /** Followed already, and to be stopped last. */
  log: EventLog
}

/** Everything that operations share, built once. */
export async function buildServices(options: ServiceOptions): Promise<Built> {
  const { orm, clock, sandbox, settings, onStatement, report } = options
  const pool = await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient()
  const database = new PooledDatabase(pool, onStatement)
  const statements = new Statements(orm)
  const sandboxClock = clock ?? (sandbox ? await openSandboxClock(database) : null)
  const time = sandboxClock ?? systemClock
  // The pool keeps its password out of what a spread copies.
  const connection = { ...pool.options, password: pool.options.password }
  const shared = new SharedConnections(connection, database, onStatement)
  const log = new EventLog({ connection, statements, onEvents: (rows) => services.events.announce(rows), report })
  const services: Services = {
    orm, settings, sandboxClock: sandbox ? sandboxClock : null,
    reading: { database, statements, entityOf },
    events: new EventFeed(() => log.recent, { database, statements }),
    write: new WriteUnit(orm, new Transactions(pool), () => log.committed()),
    rateLimits: new RateLimits(pool),
    now: () => time.now(),
    doDueWork: () => runDueWork(schedules, services),
  }
  await log.start()
  return { services, shared, log }
}
