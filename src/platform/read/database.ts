import type { Pool } from 'pg'
import { StatementNames } from '../database/statement-names.js'

/** Runs one statement and gives its records; inside a transaction or on the pool. */
export interface Database {
  query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>
}

/** Statements on the pool, prepared when they come back. */
export class PooledDatabase implements Database {
  readonly #names = new StatementNames()

  constructor(private readonly pool: Pool, private readonly onStatement?: (sql: string) => void) {}

  async query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    this.onStatement?.(sql)
    const name = this.#names.of(sql)
    const { rows } = await this.pool.query({ ...name === null ? {} : { name }, text: sql, values: [...values] })
    return rows as Record<string, unknown>[]
  }
}
