import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import type { Clock } from '../platform/clock.js'
import type { Services, Settings } from '../platform/context.js'
import { PooledDatabase } from '../platform/read/database.js'
import { Statements } from '../platform/read/statements.js'
import { RateLimits } from '../platform/rate-limits.js'
import { WriteUnit } from '../platform/write.js'
import { entityOf } from './modules.js'

export interface ServiceOptions { orm: MikroORM; clock: Clock; settings: Settings; onCommit(): void; onStatement?(sql: string): void }

/** Everything that operations share, built once. */
export async function buildServices({ orm, clock, settings, onCommit, onStatement }: ServiceOptions): Promise<Services> {
  const pool = await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient()
  const database = new PooledDatabase(pool, onStatement)
  return {
    orm, settings,
    reading: { database, statements: new Statements(orm), entityOf },
    write: new WriteUnit(orm, onCommit),
    rateLimits: new RateLimits(pool),
    now: () => clock.now(),
  }
}
