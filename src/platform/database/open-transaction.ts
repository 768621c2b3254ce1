import type { Pool, PoolClient } from 'pg'
import { StatementNames } from './statement-names.js'

/** Opens transactions on the connections of a pool. */
export class Transactions {
  readonly #names = new StatementNames()

  constructor(private readonly pool: Pool) {}

  async begin(): Promise<OpenTransaction> {
    const client = await this.pool.connect()
    const transaction = new OpenTransaction(client, this.#names)
    try {
      await transaction.run('begin')
      return transaction
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

interface Compiled { sql: string; parameters: readonly unknown[] }
interface Answer<R> { rows: R[]; numAffectedRows: bigint }

/** One transaction, in the form that the ORM takes for one of its own. Ends once, with `commit` or `rollback`. */
export class OpenTransaction {
  constructor(private readonly client: PoolClient, private readonly names: StatementNames) {}

  /** What the ORM and the commands run. The ORM writes its values into the text; a text with parameters is prepared when it comes back. */
  async executeQuery<R>({ sql, parameters }: Compiled): Promise<Answer<R>> {
    const name = parameters.length > 0 ? this.names.of(sql) : null
    const { rows, rowCount } = await this.client.query({ ...name === null ? {} : { name }, text: sql, values: [...parameters] })
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  async run(sql: string): Promise<void> {
    await this.executeQuery({ sql, parameters: [] })
  }

  async commit(): Promise<void> {
    await this.run('commit')
    this.client.release()
  }

  /** Never throws: a connection that cannot even roll back is given up, which PostgreSQL takes for a rollback. */
  async rollback(): Promise<void> {
    const failed = await this.run('rollback').then(() => false, () => true)
    this.client.release(failed)
  }
}
