interface Entry<V> { readonly value: V; usedAt: number }

/** Keeps what was used last, up to a number. To find something costs a look-up and no more: the oldest is searched for when there is one too many. */
export class LastUsed<V> {
  readonly #entries = new Map<string, Entry<V>>()
  #uses = 0

  constructor(private readonly most: number) {}

  find(key: string): V | undefined {
    const entry = this.#entries.get(key)
    if (entry) entry.usedAt = this.#uses += 1
    return entry?.value
  }

  /** Gives the key that had to go; null: there was room. */
  keep(key: string, value: V): string | null {
    const oldest = this.#entries.size < this.most ? null : this.#oldest()
    if (oldest !== null) this.#entries.delete(oldest)
    this.#entries.set(key, { value, usedAt: this.#uses += 1 })
    return oldest
  }

  #oldest(): string | null {
    let [oldest, usedAt]: [string | null, number] = [null, Infinity]
    for (const [key, entry] of this.#entries) if (entry.usedAt < usedAt) [oldest, usedAt] = [key, entry.usedAt]
    return oldest
  }
}
