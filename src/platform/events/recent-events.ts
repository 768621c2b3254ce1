import type { Row } from '../read/row-shape.js'

/** An event as the log's readers hold it: all columns but the audit trail, which is read when asked for. */
export type EventRow = Row & { position: number }

/** The newest events of the log in memory, bounded: whoever follows the log closely reads here and not from the database. */
export class RecentEvents {
  #rows: EventRow[] = []

  /** `head` is the newest position known; events after it are appended in order. */
  constructor(private head: number, private readonly capacity: number) {}

  get newest(): number {
    return this.head
  }

  append(rows: readonly EventRow[]): void {
    for (const row of rows) {
      if (row.position !== this.head + 1) throw new Error(`event ${row.position} follows ${this.head}: the log is not dense`)
      this.#rows.push(row)
      this.head = row.position
    }
    if (this.#rows.length > 2 * this.capacity) this.#rows = this.#rows.slice(-this.capacity)
  }

  /** Up to `limit` events after a position, in order; null when memory does not reach back so far. */
  after(position: number, limit: number): readonly EventRow[] | null {
    const first = this.head - this.#rows.length + 1
    if (position + 1 < first) return null
    return this.#rows.slice(position + 1 - first, position + 1 - first + limit)
  }
}
