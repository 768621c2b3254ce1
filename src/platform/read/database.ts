import { availableParallelism } from 'node:os'
import type { Pool } from 'pg'
import { runOn } from '../database/prepared-statements.js'
import { StatementNames } from '../database/statement-names.js'
import { LongOnes } from './long-ones.js'

/** `byValues`: the best way to the rows may depend on the values, so if the one plan for all of them takes long, others are made. */
export interface Planning { byValues: boolean }

/** Runs one statement and gives its records; inside a transaction or on the pool. */
export interface Database {
  query(sql: string, values: readonly unknown[], planning?: Planning): Promise<Record<string, unknown>[]>
}

/**
 * What keeps PostgreSQL busy on a machine like this one. More at once only take turns on its processors and out of its caches, and a rush of reads
 * would leave commands no connection. Where PostgreSQL has a machine of its own, one process of Node hardly needs more either.
 */
const AT_ONCE = 2 * availableParallelism() + 2

/**
 * Statements on the pool, prepared when they come back; a few at a time, in the order in which they were asked. PostgreSQL plans what is prepared
 * once for all values, which saves most of a short read's time; a text that takes long is planned for its values, for a while, where that may
 * help and does (decision 0021).
 */
export class PooledDatabase implements Database {
  readonly #names = new StatementNames()
  readonly #long = new LongOnes()
  readonly #longAllTheSame = new LongOnes()
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(private readonly pool: Pool, private readonly onStatement?: (sql: string) => void, private readonly atOnce: number = AT_ONCE) {}

  async query(sql: string, values: readonly unknown[], planning: Planning = { byValues: false }): Promise<Record<string, unknown>[]> {
    this.onStatement?.(sql)
    await this.#turn()
    try {
      return await this.#run({ sql, values }, planning)
    } finally {
      this.#next()
    }
  }

  /** A statement that is refused does not cost its connection; the pool gives up a broken one by itself. */
  async #run(statement: { sql: string; values: readonly unknown[] }, { byValues }: Planning): Promise<Record<string, unknown>[]> {
    const client = await this.pool.connect()
    try {
      const run = (names: StatementNames | null) => runOn(client, statement, names)
      return (await (byValues ? this.#watched(statement.sql, run) : run(this.#names))).rows as Record<string, unknown>[]
    } finally {
      client.release()
    }
  }

  async #watched<T>(sql: string, run: (names: StatementNames | null) => Promise<T>): Promise<T> {
    const begun = performance.now()
    const isPlannedAnew = this.#long.has(sql, begun) && !this.#longAllTheSame.has(sql, begun)
    try {
      return await run(isPlannedAnew ? null : this.#names)
    } finally {
      const now = performance.now()
      const seen = isPlannedAnew ? this.#longAllTheSame : this.#long
      seen.took(sql, now - begun, now)
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < this.atOnce) this.#running += 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Who waits longest takes over the place. */
  #next(): void {
    const longest = this.#waiting.shift()
    if (longest) longest()
    else this.#running -= 1
  }
}
