import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Statement } from './row-changes.js'
import { runOn } from './prepared-statements.js'
import { StatementNames } from './statement-names.js'

/** Opens transactions on the connections of a pool. */
export class Transactions {
  readonly #names = new StatementNames()

  constructor(private readonly pool: Pool) {}

  async begin(): Promise<OpenTransaction> {
    return new OpenTransaction(await this.pool.connect(), this.#names)
  }
}

interface Compiled { sql: string; parameters: readonly unknown[] }
interface Answer<R> { rows: R[]; numAffectedRows: bigint }

/**
 * One transaction, in the form that the ORM takes for one of its own. Ends once, with `commit` or `rollback`. PostgreSQL is asked as seldom as
 * can be: `begin` travels with the first statement, and `commit` with the last ones, which it undoes should one of them fail.
 */
export class OpenTransaction {
  #hasBegun = false

  constructor(private readonly client: PoolClient, private readonly names: StatementNames) {}

  /** What the ORM and the commands run. The ORM writes its values into the text; a text with parameters is prepared when it comes back. */
  async executeQuery<R>({ sql, parameters }: Compiled): Promise<Answer<R>> {
    const answer = (await Promise.all(this.#send([{ sql, values: [...parameters] }]))).at(-1)
    return { rows: answer?.rows as R[], numAffectedRows: BigInt(answer?.rowCount ?? 0) }
  }

  /** What is read `after` the commit is asked for in the same go. Should that fail, the transaction stands all the same. */
  async commit(last: readonly Statement[], after: readonly Statement[] = []): Promise<PromiseSettledResult<QueryResult>[]> {
    const sent = this.#send([...last, COMMIT, ...after])
    const read = Promise.allSettled(sent.splice(sent.length - after.length))
    const ended = (await Promise.all(sent)).at(-1)
    // The commit of a transaction in which something was refused is answered without an error.
    if (ended?.command !== 'COMMIT') throw new Error(`PostgreSQL answered COMMIT with ${ended?.command}: something was refused before, and the transaction is undone`)
    const answers = await read
    this.client.release()
    return answers
  }

  /** Never throws: a connection that cannot even roll back is given up, which PostgreSQL takes for a rollback. */
  async rollback(): Promise<void> {
    const failed = this.#hasBegun && await Promise.all(this.#send([ROLLBACK])).then(() => false, () => true)
    this.client.release(failed)
  }

  /** In one go and in order: the first that is refused has those after it refused, too. */
  #send(statements: readonly Statement[]): Promise<QueryResult>[] {
    const begin = this.#hasBegun ? [] : [BEGIN]
    this.#hasBegun = true
    const { stream } = this.client.connection
    stream.cork()
    const sent = [...begin, ...statements].map((statement) => runOn(this.client, statement, statement.values.length > 0 ? this.names : null))
    stream.uncork()
    return sent
  }
}

const [BEGIN, COMMIT, ROLLBACK] = [{ sql: 'begin', values: [] }, { sql: 'commit', values: [] }, { sql: 'rollback', values: [] }]
