import { createHash } from 'node:crypto'

/** Every connection keeps what it prepared until it ends, so clients must not be able to make it prepare without end. */
const MOST_PREPARED = 500
const MOST_SEEN_ONCE = 2_000

/** Names for texts that come back: a statement with a name is parsed and planned once per connection. */
export class StatementNames {
  readonly #names = new Map<string, string>()
  readonly #seenOnce = new Set<string>()

  /** null: not to be prepared, or not yet. */
  of(sql: string): string | null {
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
