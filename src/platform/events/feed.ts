import type { Actor } from '../actor.js'
import { holds } from '../policy.js'
import { modelOf } from '../read/read-model.js'
import { Event } from './event.entity.js'
import { notOfThisLog } from './event-cursor.js'
import { matches, type EventFilter } from './event-filter.js'
import { readVisible, type LogReading, type Scan } from './read-events.js'
import type { EventRow, RecentEvents } from './recent-events.js'

/** Events looked at in one step of a follower. */
const STEP = 100
const NEWEST = 'select coalesce(max(position), 0)::text as head from event'

/** What a process's readers of the log share: the newest events, the rest by SQL, and a way to wait for more. Holds no queue for anybody. */
export class EventFeed {
  readonly #waiting = new Set<() => void>()
  readonly #listeners = new Set<(row: EventRow) => void>()

  constructor(private readonly recent: () => RecentEvents, private readonly reading: LogReading) {}

  /** Position of the newest event that this process has seen. */
  get head(): number {
    return this.recent().newest
  }

  /** Called for every event, visible to whomever; must be quick. Gives back how to stop. */
  listen(listener: (row: EventRow) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** New events are in memory: listeners first, then whoever waits. */
  announce(rows: readonly EventRow[]): void {
    for (const row of rows) for (const listener of this.#listeners) listener(row)
    for (const wake of [...this.#waiting]) wake()
  }

  /** Settles when there are events after a position, or when the signal says that nobody waits any more. */
  async beyond(position: number, signal: AbortSignal): Promise<void> {
    if (this.head > position || signal.aborted) return
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#waiting.add(wake)
      signal.addEventListener('abort', wake)
    })
  }

  /** One step along the log: from memory near the head, by SQL further back. Both give the viewer the same events. */
  async step(viewer: Actor, filter: EventFilter, after: number): Promise<Scan> {
    const recent = this.recent().after(after, STEP)
    if (recent) return { rows: visibleAmong(recent, viewer, filter), scannedTo: recent.at(-1)?.position ?? after }
    return await readVisible(this.reading, viewer, { filter, stretch: { after, upTo: this.head, limit: STEP } })
  }

  /** @throws BAD_INPUT for a position that no event of this log has reached. */
  async expectReached(position: number): Promise<void> {
    if (position <= this.head) return
    const [newest] = await this.reading.database.query(NEWEST, [])
    if (position > Number(newest?.['head'] ?? 0)) throw notOfThisLog()
  }
}

export function visibleAmong(rows: readonly EventRow[], viewer: Actor, filter: EventFilter): EventRow[] {
  const { view } = modelOf(Event)
  return rows.filter((row) => matches(filter, row) && holds(view, viewer, row))
}
