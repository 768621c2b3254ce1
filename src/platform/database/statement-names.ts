import { createHash } from 'node:crypto'
import { LastUsed } from './last-used.js'

/** As many as a connection keeps prepared. */
export const MOST_PREPARED = 500
const MOST_SEEN_ONCE = 2_000

/** Names for the texts that came back last: a statement with a name is parsed and planned once per connection. */
export class StatementNames {
  readonly #names = new LastUsed<string>(MOST_PREPARED)
  readonly #seenOnce = new Set<string>()

  /** null: not to be prepared, or not yet. */
  of(sql: string): string | null {
    const known = this.#names.find(sql)
    if (known !== undefined) return known
    if (!this.#seenOnce.delete(sql)) return this.#remember(sql)
    const name = `q_${createHash('sha1').update(sql).digest('hex').slice(0, 24)}`
    this.#names.keep(sql, name)
    return name
  }

  #remember(sql: string): null {
    if (this.#seenOnce.size >= MOST_SEEN_ONCE) this.#seenOnce.clear()
    this.#seenOnce.add(sql)
    return null
  }
}
