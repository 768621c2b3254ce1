import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { parentOf } from './processes.ts'
import { generateWorld, type WorldSize } from './world/world.ts'

export interface BenchDatabase {
  url: string
  postmaster: number
  ids(table: string, limit: number): Promise<string[]>
  /** Statements that a server ran while something was done, by PostgreSQL's own log. */
  statementsOf(name: string, during: () => Promise<unknown>): Promise<number>
  stop(): Promise<void>
}

/** A PostgreSQL of its own with the product's schema and a generated world; gone when it is stopped. */
export async function openDatabase(size: WorldSize): Promise<BenchDatabase> {
  const { startTemporaryDatabase } = await import('../../dist/platform/postgres/temporary.js' as string) as typeof import('../../src/platform/postgres/temporary.js')
  const { migrate } = await import('../../dist/platform/migrate.js' as string) as typeof import('../../src/platform/migrate.js')
  const server = await startTemporaryDatabase()
  const client = new pg.Client({ connectionString: server.url, application_name: 'bench' })
  // Stopping the server ends its connections the hard way; that is no news.
  client.on('error', () => undefined)
  try {
    await migrate(server.url)
    await generateWorld(server.url, size)
    await client.connect()
    const { rows: [facts] } = await client.query(`select pg_backend_pid() as pid, current_setting('data_directory') as data`)
    const log = join(dirname(facts.data), 'postgres.log')
    return {
      url: server.url, postmaster: parentOf(facts.pid),
      ids: async (table, limit) => (await client.query(`select id from ${table} order by id limit $1`, [limit])).rows.map(({ id }) => id),
      statementsOf: (name, during) => statementsOf(client, { log, name, during }),
      stop: async () => { await client.end(); await server.stop() },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

interface Counting { log: string; name: string; during(): Promise<unknown> }

async function statementsOf(client: pg.Client, { log, name, during }: Counting): Promise<number> {
  await logStatements(client, 'all')
  const before = (await readFile(log)).length
  await during()
  const lines = (await readFile(log)).subarray(before).toString('utf8').split('\n')
  await logStatements(client, 'none')
  return lines.filter((line) => line.startsWith(`${name}|LOG:  execute`) || line.startsWith(`${name}|LOG:  statement`)).length
}

async function logStatements(client: pg.Client, which: 'all' | 'none'): Promise<void> {
  await client.query(`alter system set log_statement = '${which}'`)
  await client.query(`alter system set log_line_prefix = '%a|'`)
  await client.query('select pg_reload_conf()')
  // The setting reaches a backend when it begins its next statement after the postmaster's signal.
  await new Promise((resolve) => { setTimeout(resolve, 200) })
}
