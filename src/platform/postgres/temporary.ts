import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initialiseCluster, SUPERUSER } from './initdb.js'
import { startKeeper } from './keeper.js'
import { startPostmaster, stopPostmaster } from './postmaster.js'
import { serverAccount } from './server-account.js'

export type TemporaryDatabase = { readonly url: string; stop(): Promise<void> }

// Nobody keeps these data: speed before safety.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** An empty PostgreSQL of its own for tests and demonstrations. It disappears on `stop`, and also when this process is killed. */
export async function startTemporaryDatabase(): Promise<TemporaryDatabase> {
  const account = serverAccount()
  const home = await mkdtemp(join(account ? '/tmp' : tmpdir(), 'karya-database-'))
  try {
    if (account) await chown(home, account.uid, account.gid)
    const password = randomBytes(18).toString('hex')
    const data = await initialiseCluster({ home, password, durable: false })
    const server = await startPostmaster({ data, log: join(home, 'postgres.log'), settings: SETTINGS })
    const keeper = await startKeeper(server, { signal: 'QUIT', directory: home })
    return {
      url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`,
      async stop() {
        await stopPostmaster(server.pid, 'immediate')
        await keeper.dismiss()
        await rm(home, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
}
