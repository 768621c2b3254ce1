import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { openKeptWorld, WORLD } from './kept-world.ts'
import type { SizeName } from './world/world.ts'

export interface BenchDatabase {
  size: SizeName
  url: string
  postmaster: number
  /** The organization for which the peers draft. */
  buyer: string
  ids(table: string, limit: number): Promise<string[]>
  /** Statements that a server ran while something was done, by PostgreSQL's own log. */
  statementsOf(name: string, during: () => Promise<unknown>): Promise<number>
  stop(): Promise<void>
}

const COPY = 'measured'

/** A copy of the kept world, which the servers may change; gone when it is stopped. */
export async function openDatabase(size: SizeName, options: { fresh: boolean }): Promise<BenchDatabase> {
  const world = await openKeptWorld(size, options)
  const client = new pg.Client({ connectionString: world.urlOf('postgres') })
  const measured = new pg.Client({ connectionString: world.urlOf(COPY), application_name: 'bench' })
  // Stopping the server ends its connections the hard way; that is no news.
  for (const one of [client, measured]) one.on('error', () => undefined)
  try {
    await client.connect()
    await drop(client)
    await client.query(`create database ${COPY} template ${WORLD} strategy file_copy`)
    await measured.connect()
    const { rows: [last] } = await measured.query('select id from organization order by id desc limit 1')
    return {
      size, url: world.urlOf(COPY), postmaster: world.postmaster, buyer: last.id,
      ids: async (table, limit) => (await measured.query(`select id from ${table} order by id limit $1`, [limit])).rows.map(({ id }) => id),
      statementsOf: (name, during) => statementsOf(measured, { log: world.log, name, during }),
      stop: async () => {
        await measured.end()
        await drop(client)
        await client.end()
        await world.stop()
      },
    }
  } catch (error) {
    await world.stop()
    throw error
  }
}

async function drop(client: pg.Client): Promise<void> {
  await client.query(`drop database if exists ${COPY} with (force)`)
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
