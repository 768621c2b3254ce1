import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Somebody else's transaction that stays open, so that a test can hold an operation in its middle. */
export class DatabaseLock {
  private constructor(private readonly client: pg.Client) {}

  static async take(databaseUrl: string, statement: string, values: readonly unknown[]): Promise<DatabaseLock> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query('begin')
    await client.query(statement, [...values])
    return new DatabaseLock(client)
  }

  /** Settles when this many connections of the database wait for a lock. */
  async isWaitedFor(connections: number): Promise<void> {
    while (await this.#waiting() !== connections) await sleep(20)
  }

  async release(): Promise<void> {
    await this.client.query('commit')
    await this.client.end()
  }

  async #waiting(): Promise<number> {
    // Inside a transaction PostgreSQL shows the activity of its first look until it is told to look again.
    await this.client.query('select pg_stat_clear_snapshot()')
    const { rows } = await this.client.query<{ waiting: number }>(
      "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
    return rows[0]?.waiting ?? 0
  }
}
