import { createHash } from 'node:crypto'
import type { Pool } from 'pg'

/** Runs one statement and gives its records; inside a transaction or on the pool. */
export interface Database {
  query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>
}

/** Named prepared statements on the pool: PostgreSQL plans each text once per connection. */
export class PooledDatabase implements Database {
  readonly #names = new Map<string, string>()

  constructor(private readonly pool: Pool, private readonly onStatement?: (sql: string) => void) {}

  async query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    this.onStatement?.(sql)
    const { rows } = await this.pool.query({ name: this.#nameOf(sql), text: sql, values: [...values] })
    return rows as Record<string, unknown>[]
  }

  #nameOf(sql: string): string {
    const known = this.#names.get(sql)
    if (known) return known
    if (this.#names.size > 2_000) this.#names.clear()
    const name = `q_${createHash('sha1').update(sql).digest('hex').slice(0, 24)}`
    this.#names.set(sql, name)
    return name
  }
}
