import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Statement } from './row-changes.js'
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
    const [answer] = await this.#send([{ sql, values: [...parameters] }])
    return { rows: answer?.rows as R[], numAffectedRows: BigInt(answer?.rowCount ?? 0) }
  }

  async commit(last: readonly Statement[]): Promise<void> {
    if (this.#hasBegun || last.length > 0) await this.#send([...last, { sql: 'commit', values: [] }])
    this.client.release()
  }

  /** Never throws: a connection that cannot even roll back is given up, which PostgreSQL takes for a rollback. */
  async rollback(): Promise<void> {
    const failed = await this.#send([{ sql: 'rollback', values: [] }]).then(() => false, () => true)
    this.client.release(failed)
  }

  /** In one go and in order. @throws what the first of them that fails is refused with */
  async #send(statements: readonly Statement[]): Promise<QueryResult[]> {
    const begin = this.#hasBegun ? [] : [{ sql: 'begin', values: [] }]
    this.#hasBegun = true
    const { stream } = this.client.connection
    stream.cork()
    const sent = [...begin, ...statements].map((statement) => this.#query(statement))
    stream.uncork()
    return (await Promise.all(sent)).slice(begin.length)
  }

  async #query({ sql, values }: Statement): Promise<QueryResult> {
    const name = values.length > 0 ? this.names.of(sql) : null
    return await this.client.query({ ...name === null ? {} : { name }, text: sql, values: [...values] })
  }
}
