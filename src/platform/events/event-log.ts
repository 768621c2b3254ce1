import pg, { type Client, type ClientConfig } from 'pg'
import type { Statements } from '../read/statements.js'
import { Alarm } from './alarm.js'
import { eventRow, logShape, tailStatement } from './read-events.js'
import { RecentEvents, type EventRow } from './recent-events.js'
import { COMMITTED, FIRST_ID, idBound, SEQUENCED, sequenceCommitted, tryToLead } from './sequencer.js'

/** Fall-back only: commits and positions are announced. Also how soon a dead leader is followed by another. */
const POLL_MS = 100
/** Nearly every transaction commits, and nearly every clock agrees, within this time; the rest is found by the complete look. */
const RECENT_MS = 30_000
const COMPLETE_MS = 2_000
const RECONNECT_MS = 100
const TAIL_BATCH = 500
const KEPT = 2_000
/** The log is reached through its indexes only, whatever PostgreSQL knows of it: one that has just begun has no statistics, and it grows every second. */
const BY_INDEX = '-c enable_seqscan=off -c enable_bitmapscan=off'
const HEAD = 'select coalesce(max(position), 0)::text as head from event'

export interface EventLogOptions {
  connection: ClientConfig
  statements: Statements
  /** Called with new events in order, before any reader of the log can see them. */
  onEvents(rows: readonly EventRow[]): void
  report(error: unknown): void
}

/**
 * One process's hold on the log, over one connection of its own: leads the sequencing if it may, and keeps the newest events
 * in memory. Loses nothing when the connection breaks: it reads on from the last position it has seen.
 */
export class EventLog {
  #recent: RecentEvents | null = null
  #running: Promise<void> | null = null
  #stopping = false
  #leads = false
  #committed = false
  #completeAt = 0
  readonly #alarm = new Alarm()

  constructor(private readonly options: EventLogOptions) {}

  /** Settles when the position of the newest event is known. */
  async start(): Promise<void> {
    const client = await this.#connect()
    const { rows } = await client.query<{ head: string }>(HEAD)
    this.#recent = new RecentEvents(Number(rows[0]?.head ?? 0), KEPT)
    this.#running = this.#run(client)
  }

  get recent(): RecentEvents {
    if (!this.#recent) throw new Error('the event log is not started')
    return this.#recent
  }

  /** A transaction of this process has committed events. Whoever waits for its answer goes first, and what else is committed meanwhile goes along. */
  committed(): void {
    this.#committed = true
    setImmediate(() => this.#alarm.ring())
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#alarm.ring()
    await this.#running
  }

  async #run(first: Client): Promise<void> {
    for (let client: Client | null = first; !this.#stopping; client = await this.#connect().catch(() => null)) {
      if (client) await this.#serve(client)
      else await this.#alarm.sleep(RECONNECT_MS)
    }
  }

  async #connect(): Promise<Client> {
    const client = new pg.Client({ ...this.options.connection, keepAlive: true, query_timeout: 10_000, connectionTimeoutMillis: 5_000, options: BY_INDEX })
    client.on('error', () => this.#alarm.ring())
    client.on('notification', ({ channel }) => {
      if (channel === COMMITTED || !this.#leads) this.#alarm.ring()
    })
    await client.connect()
    await client.query(`listen ${SEQUENCED}`)
    await client.query(`listen ${COMMITTED}`)
    return client
  }

  async #serve(client: Client): Promise<void> {
    try {
      while (!this.#stopping) {
        await this.#turn(client)
        await this.#alarm.sleep(POLL_MS)
      }
    } catch (error) {
      this.options.report(error)
      await this.#alarm.sleep(RECONNECT_MS)
    } finally {
      this.#leads = false
      await client.end().catch(() => undefined)
    }
  }

  async #turn(client: Client): Promise<void> {
    const led = this.#leads
    this.#leads ||= await tryToLead(client)
    const committed = this.#committed
    this.#committed = false
    if (committed && !this.#leads) await client.query(`notify ${COMMITTED}`)
    // Nobody else gives positions while this one leads: what earlier leaders gave theirs is read once, before more follows it.
    if (!led) await this.#readTail(client)
    if (this.#leads) await sequenceCommitted(client, { bound: this.#bound(), shape: logShape(this.options.statements) }, (events) => this.#accept(events))
  }

  #bound(): string {
    if (performance.now() < this.#completeAt) return idBound(Date.now() - RECENT_MS)
    this.#completeAt = performance.now() + COMPLETE_MS
    return FIRST_ID
  }

  async #readTail(client: Client): Promise<void> {
    const shape = logShape(this.options.statements)
    for (let count = TAIL_BATCH; count === TAIL_BATCH;) {
      const { sql, values } = tailStatement(this.options.statements, this.recent.newest, TAIL_BATCH)
      const { rows } = await client.query({ name: 'tail_events', text: sql, values })
      const events = rows.map((record) => eventRow(shape, record))
      if (events.length > 0) this.#accept(events)
      count = events.length
    }
  }

  #accept(events: readonly EventRow[]): void {
    this.recent.append(events)
    this.options.onEvents(events)
  }
}
