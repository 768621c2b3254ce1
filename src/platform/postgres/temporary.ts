import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.js'
import { initialiseCluster, SUPERUSER } from './initdb.js'
import { startKeeper } from './keeper.js'
import { startPostmaster, stopPostmaster } from './postmaster.js'
import { serverAccount } from './server-account.js'

export type TemporaryDatabase = { readonly url: string; stop(): Promise<void> }

// Nobody keeps these data: speed before safety.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** An empty PostgreSQL of its own for tests and demonstrations. It disappears on `stop`, and also when this process is killed. */
export async function startTemporaryDatabase(): Promise<TemporaryDatabase> {
  const home = await makeHome()
  const data = join(home, 'data')
  const keeper = await startKeeper({ data, signal: 'QUIT', directory: home })
  const clean = async () => {
    await keeper.dismiss()
    await rm(home, { recursive: true, force: true })
  }
  try {
    const password = randomBytes(18).toString('hex')
    await initialiseCluster({ home, password, durable: false })
    const log = join(home, 'postgres.log')
    const server = await startPostmaster({ data, port: await freePort(), log, keeper, settings: SETTINGS })
    return {
      url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`,
      stop: () => stopPostmaster(server.pid, data, 'immediate').then(clean),
    }
  } catch (error) {
    await clean()
    throw error
  }
}

async function makeHome(): Promise<string> {
  const account = serverAccount()
  // Root's own temporary directory may be closed to the server's account.
  const home = await mkdtemp(join(await realpath(account ? '/tmp' : tmpdir()), 'karya-database-'))
  if (account) await chown(home, account.uid, account.gid)
  return home
}
