import { createHash } from 'node:crypto'
import type { Pool } from 'pg'

/** Runs one statement and gives its records; inside a transaction or on the pool. */
export interface Database {
  query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>
}

/** Every connection keeps what it prepared until it ends, so clients must not be able to make it prepare without end. */
const MOST_PREPARED = 500
const MOST_SEEN_ONCE = 2_000

/** Statements on the pool. A text that comes back is prepared under a name: PostgreSQL then plans it once per connection. */
export class PooledDatabase implements Database {
  readonly #names = new Map<string, string>()
  readonly #seenOnce = new Set<string>()

  constructor(private readonly pool: Pool, private readonly onStatement?: (sql: string) => void) {}

  async query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    this.onStatement?.(sql)
    const name = this.#nameOf(sql)
    const { rows } = await this.pool.query({ ...name === null ? {} : { name }, text: sql, values: [...values] })
    return rows as Record<string, unknown>[]
  }

  /** null: not prepared. */
  #nameOf(sql: string): string | null {
    const known = this.#names.get(sql)
    if (known) return known
    if (this.#names.size >= MOST_PREPARED || !this.#seenOnce.delete(sql)) return this.#remember(sql)
    const name = `q_${createHash('sha1').update(sql).digest('hex').slice(0, 24)}`
    this.#names.set(sql, name)
    return name
  }

  #remember(sql: string): null {
    if (this.#seenOnce.size >= MOST_SEEN_ONCE) this.#seenOnce.clear()
    this.#seenOnce.add(sql)
    return null
  }
}
