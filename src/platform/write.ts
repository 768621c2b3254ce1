import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Context } from './context.js'
import { isRetryable, translateDatabaseError } from './database/constraint-errors.js'
import { flushWithEvents } from './events/record-events.js'
import { claimIdempotencyKey, saveIdempotentResult } from './idempotency.js'
import { Reader } from './read/reader.js'
import { Tx } from './transaction.js'

const ATTEMPTS = 4

/** Runs commands: one transaction each, retried when PostgreSQL asks for it, replayed when the client repeats itself. */
export class WriteUnit {
  constructor(private readonly orm: MikroORM, private readonly onCommit: () => void) {}

  async run<R>(context: Context, ordinal: number, command: (tx: Tx) => Promise<R>): Promise<R> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(context, ordinal, command)
      } catch (error) {
        if (isRetryable(error) && attempt < ATTEMPTS) continue
        throw translateDatabaseError(error) ?? error
      }
    }
  }

  async #attempt<R>(context: Context, ordinal: number, command: (tx: Tx) => Promise<R>): Promise<R> {
    const em = this.orm.em.fork()
    await em.begin()
    try {
      const result = await this.#command(em, context, ordinal, command)
      if (context.request.dryRun) this.#keepOpen(em, context)
      else await em.commit()
      this.onCommit()
      return result
    } catch (error) {
      await em.rollback().catch(() => undefined)
      throw error
    }
  }

  async #command<R>(em: EntityManager, context: Context, ordinal: number, command: (tx: Tx) => Promise<R>): Promise<R> {
    const tx = new Tx(em, context.actor, context.now)
    // Anonymous callers cannot be told apart, so their keys could meet.
    const key = context.request.idempotencyKey && context.actor.kind !== 'ANONYMOUS' ? { key: context.request.idempotencyKey, ordinal, fingerprint: context.request.fingerprint } : null
    const earlier = key ? await claimIdempotencyKey(tx, key) : null
    if (earlier) {
      context.extensions['replayed'] = true
      return earlier.result as R
    }
    const result = await command(tx)
    await flushWithEvents(tx, context.request.correlationId)
    if (key) await saveIdempotentResult(tx, key, result)
    return result
  }

  /** A dry run reads its own uncommitted state until the response is complete, and is then rolled back. */
  #keepOpen(em: EntityManager, context: Context): void {
    const tx = new Tx(em, context.actor, context.now)
    const database = { query: (sql: string, values: readonly unknown[]) => tx.query(sql, values) }
    context.reader = new Reader({ ...context.services.reading, database, actor: context.actor })
    context.extensions['dryRun'] = true
    context.finishers.push(() => em.rollback())
  }
}
