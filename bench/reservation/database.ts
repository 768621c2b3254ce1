import { chown, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../dist/platform/migrate.js'
import { StatementNames } from '../../dist/platform/database/statement-names.js'
import { freePort } from '../../dist/platform/postgres/free-port.js'
import { initialiseCluster, SUPERUSER } from '../../dist/platform/postgres/initdb.js'
import { startKeeper } from '../../dist/platform/postgres/keeper.js'
import { startPostmaster, stopPostmaster } from '../../dist/platform/postgres/postmaster.js'
import { serverAccount } from '../../dist/platform/postgres/server-account.js'

export interface BenchDatabase { readonly url: string; stop(): Promise<void> }

/** A migrated PostgreSQL of its own that writes through to the disk at every commit, as the one that serves does: that is what commits cost. */
export async function durableDatabase(): Promise<BenchDatabase> {
  const account = serverAccount()
  const home = await mkdtemp(join(await realpath(account ? '/tmp' : tmpdir()), 'karya-bench-'))
  if (account) await chown(home, account.uid, account.gid)
  const data = join(home, 'data')
  const keeper = await startKeeper({ data, signal: 'QUIT', directory: home })
  await initialiseCluster({ home, password: 'bench', durable: true })
  const server = await startPostmaster({ data, port: await freePort(), log: join(home, 'postgres.log'), keeper, settings: { max_connections: '100' } })
  const url = `postgres://${SUPERUSER}:bench@127.0.0.1:${server.port}/postgres`
  await migrate(url)
  return {
    url,
    stop: async () => {
      await stopPostmaster(server.pid, data, 'immediate')
      await keeper.dismiss()
      await rm(home, { recursive: true, force: true })
    },
  }
}

export function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max })
  pool.on('error', () => undefined)
  pool.on('connect', preparing)
  return pool
}

/** As in the product, for every design: a text that comes back is parsed and planned once per connection. */
function preparing(client: pg.PoolClient): void {
  const names = new StatementNames()
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  const query = (text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) ? names.of(text) : null
    return name === null ? send(text, values, ...rest) : send({ name, text, values }, ...rest)
  }
  Object.assign(client, { query })
}
