import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Context } from './context.js'
import { isRetryable, translateDatabaseError } from './database/constraint-errors.js'
import type { OpenTransaction, Transactions } from './database/open-transaction.js'
import type { Statement } from './database/row-changes.js'
import { lastStatements } from './events/record-events.js'
import { claimIdempotencyKey, idempotentResult } from './idempotency.js'
import { Reader } from './read/reader.js'
import { Tx } from './transaction.js'

const ATTEMPTS = 4

/** Statements that read what a command wrote, and who takes what they give. */
export interface After<R> { statements(result: R): Statement[]; take(answers: Answers): void }
type Answers = Awaited<ReturnType<OpenTransaction['commit']>>
interface Committed<R> { result: R; answers: Answers }

/** What a command gives, and what is still to be written before it is done. */
interface Done<R> { result: R; last: readonly Statement[] }

/** Runs commands: one transaction each, retried when PostgreSQL asks for it, replayed when the client repeats itself. */
export class WriteUnit {
  constructor(private readonly orm: MikroORM, private readonly transactions: Transactions, private readonly onCommit: () => void) {}

  /** What is to be read `after` the commit is read with it. */
  async run<R>(context: Context, ordinal: number, command: (tx: Tx) => Promise<R>, after?: After<R>): Promise<R> {
    const { result, answers } = await this.#repeated(context, ordinal, command, after)
    after?.take(answers)
    return result
  }

  async #repeated<R>(context: Context, ordinal: number, command: (tx: Tx) => Promise<R>, after?: After<R>): Promise<Committed<R>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(context, ordinal, command, after)
      } catch (error) {
        if (isRetryable(error) && attempt < ATTEMPTS) continue
        throw translateDatabaseError(error) ?? error
      }
    }
  }

  async #attempt<R>(context: Context, ordinal: number, command: (tx: Tx) => Promise<R>, after?: After<R>): Promise<Committed<R>> {
    if (context.request.dryRun) return { result: await this.#rehearse(context, ordinal, command), answers: [] }
    const transaction = await this.transactions.begin()
    try {
      const { result, last } = await this.#command(this.#unitOfWork(transaction), context, ordinal, command)
      const answers = await transaction.commit(last, after?.statements(result))
      this.onCommit()
      return { result, answers }
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  }

  /** The mutations of a dry run share one transaction, so that none waits for the locks of another; one that is refused undoes only its own. */
  async #rehearse<R>(context: Context, ordinal: number, command: (tx: Tx) => Promise<R>): Promise<R> {
    const rehearsal = context.rehearsal ??= await this.#beginRehearsal(context)
    const em = rehearsal.fork({ keepTransactionContext: true })
    const tx = new Tx(em, context.actor, context.now)
    await tx.query('savepoint mutation')
    try {
      const { result, last } = await this.#command(em, context, ordinal, command)
      await tx.queryAll(last)
      await tx.query('release savepoint mutation')
      context.hasRehearsed = true
      return result
    } catch (error) {
      await tx.query('rollback to savepoint mutation')
      throw error
    }
  }

  /** A dry run reads its own uncommitted state until the response is complete, and is then rolled back. */
  async #beginRehearsal(context: Context): Promise<EntityManager> {
    const transaction = await this.transactions.begin()
    const em = this.#unitOfWork(transaction)
    const tx = new Tx(em, context.actor, context.now)
    const database = { query: (sql: string, values: readonly unknown[]) => tx.query(sql, values) }
    context.reader = new Reader({ ...context.services.reading, database, actor: context.actor })
    context.extensions['dryRun'] = true
    context.finishers.push(() => transaction.rollback())
    return em
  }

  async #command<R>(em: EntityManager, context: Context, ordinal: number, command: (tx: Tx) => Promise<R>): Promise<Done<R>> {
    const tx = new Tx(em, context.actor, context.now)
    // Anonymous callers cannot be told apart, so their keys could meet.
    const { idempotency } = context.request
    const key = idempotency && context.actor.kind !== 'ANONYMOUS' ? { ...idempotency, ordinal } : null
    const earlier = key ? await claimIdempotencyKey(tx, key) : null
    if (earlier) {
      context.extensions['replayed'] = true
      return { result: earlier.result as R, last: [] }
    }
    const result = await command(tx)
    return { result, last: await lastStatements(tx, context.request.correlationId, key ? [idempotentResult(tx, key, result)] : []) }
  }

  #unitOfWork(transaction: OpenTransaction): EntityManager {
    const em = this.orm.em.fork()
    em.setTransactionContext(transaction)
    return em
  }
}
