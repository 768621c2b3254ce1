import { Socket } from 'node:net'
import { availableParallelism } from 'node:os'
import { Client, type ClientConfig } from 'pg'
import { runOn } from '../database/prepared-statements.js'
import { StatementNames } from '../database/statement-names.js'
import type { Database } from './database.js'
import { LongOnes } from './long-ones.js'

/** As many as PostgreSQL can work for at once where it shares the machine; each more is one more backend to wake for the same work. */
const CONNECTIONS = Math.min(Math.max(2, availableParallelism()), 8)
/** A connection that stops answering takes no more than these with it. */
const MOST_IN_FLIGHT = 32

/** What is read by keys is read the same way whatever the keys are; to plan it anew for each takes longer than to read it. */
const PLAN_ONCE = 'set plan_cache_mode = force_generic_plan'

/** `idleSince`: when the last answer came, and PostgreSQL began with the next statement. */
interface Shared { client: Client; socket: Socket; inFlight: number; idleSince: number }

/**
 * Few connections for many short statements, sent one behind the other without waiting for answers: PostgreSQL wakes few backends instead of
 * one for every statement. Each is a transaction of its own and fails alone. A long statement keeps those behind it waiting, so only what
 * promises to be short belongs here, and what broke its promise goes to the pool for a while.
 */
export class SharedConnections implements Database {
  readonly #names = new StatementNames()
  readonly #open = new Set<Shared>()
  readonly #long = new LongOnes()
  #opening: Promise<void> | null = null
  #isClosed = false

  /** `pooled` answers while no connection is open, or all are full. */
  constructor(private readonly connection: ClientConfig, private readonly pooled: Database, private readonly onStatement?: (sql: string) => void, private readonly size = CONNECTIONS) {}

  async query(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const sent = performance.now()
    const isLong = this.#long.has(sql, sent)
    const shared = isLong ? null : this.#emptiest()
    if (!shared) return await this.pooled.query(sql, values, { byValues: isLong })
    this.onStatement?.(sql)
    shared.inFlight += 1
    sendTogether(shared.socket)
    try {
      return (await runOn(shared.client, { sql, values }, this.#names)).rows as Record<string, unknown>[]
    } finally {
      shared.inFlight -= 1
      this.#answered(shared, sql, sent)
    }
  }

  #answered(shared: Shared, sql: string, sent: number): void {
    const now = performance.now()
    this.#long.took(sql, now - Math.max(sent, shared.idleSince), now)
    shared.idleSince = now
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#opening
    await Promise.all([...this.#open].map(({ client }) => client.end()))
  }

  #emptiest(): Shared | null {
    if (this.#open.size < this.size && !this.#isClosed) this.#opening ??= this.#openOne().finally(() => { this.#opening = null })
    let emptiest: Shared | null = null
    for (const one of this.#open) if (one.inFlight < (emptiest?.inFlight ?? MOST_IN_FLIGHT)) emptiest = one
    return this.#isClosed ? null : emptiest
  }

  /** Never throws: while none can be opened, the pool is asked and tells why. */
  async #openOne(): Promise<void> {
    const socket = new Socket()
    const shared = { client: new Client({ ...this.connection, pipeline: true, stream: () => socket }), socket, inFlight: 0, idleSince: 0 }
    const forget = (): void => { this.#open.delete(shared) }
    shared.client.on('error', forget).on('end', forget)
    await shared.client.connect().then(() => shared.client.query(PLAN_ONCE)).then(() => this.#open.add(shared), () => undefined)
  }
}

/** What is asked in one turn of the event loop goes out at its end, in one write: the dearest thing about a short read is the call that sends it. */
function sendTogether(socket: Socket): void {
  if (socket.writableCorked > 0) return
  socket.cork()
  setImmediate(() => socket.uncork())
}
