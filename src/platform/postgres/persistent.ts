import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type ClusterHome, openDataDirectory } from './data-directory.js'
import { freePort } from './free-port.js'
import { type Keeper, startKeeper } from './keeper.js'
import { type OwnedServer, ownServer, serverUrl } from './owned-server.js'
import { stopPostmaster } from './postmaster.js'

export type PersistentOptions = {
  readonly dataDir: string
  /** Told that the server went down and was started again. */
  readonly onRestart: () => void
}

const DATABASE = 'karya'

/** A PostgreSQL whose data are kept in `dataDir`. It is started again when it goes down, and stopped when this process ends. */
export class PersistentDatabase {
  readonly url: string
  /** Never resolves; rejects when the server went down and could not be started again. */
  readonly failed: Promise<never>
  /** Its database was made by this start and is empty. */
  readonly isNew: boolean
  #owner = ownerText('starting')
  readonly #onRestart: () => void
  #stopping = false
  #restart: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly cluster: ClusterHome,
    private readonly keeper: Keeper,
    private owned: OwnedServer,
    { onRestart, isNew }: { onRestart: () => void; isNew: boolean },
  ) {
    this.#onRestart = onRestart
    this.isNew = isNew
    this.url = serverUrl(cluster, owned.server, DATABASE)
    this.failed = this.#supervise()
    this.failed.catch(() => {})
  }

  static async start({ dataDir, onRestart }: PersistentOptions): Promise<PersistentDatabase> {
    const cluster = await openDataDirectory(dataDir)
    const keeper = await startKeeper({ data: cluster.data, signal: 'INT' })
    const owned = await ownServer({ cluster, keeper, port: await freePort() }, ownerText('starting'))
    const isNew = await createDatabase(serverUrl(cluster, owned.server, 'postgres'))
    const database = new PersistentDatabase(cluster, keeper, owned, { onRestart, isNew })
    await writeUrl(cluster.dataDir, database.url)
    return database
  }

  /** From now on a second start is told that Karya serves at this address. */
  async announce(address: string): Promise<void> {
    this.#owner = ownerText(address)
    await this.owned.ownership.describe(this.#owner)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#restart.catch(() => {})
    await stopPostmaster(this.owned.server.pid, this.cluster.data, 'fast')
    await this.keeper.dismiss()
  }

  async #supervise(): Promise<never> {
    for (;;) {
      await this.owned.ownership.lost
      if (this.#stopping) return new Promise<never>(() => {})
      const { cluster, keeper, owned: { server: { port } } } = this
      const restart = ownServer({ cluster, keeper, port }, this.#owner)
      this.#restart = restart
      this.owned = await restart
      this.#onRestart()
    }
  }
}

function ownerText(state: string): string {
  return `process ${process.pid}, ${state}`
}

/** Whether there was none before. */
async function createDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
    return !rowCount
  } finally {
    await client.end()
  }
}

// For psql and pg_dump; it holds the password, so it is the owner's alone.
async function writeUrl(dataDir: string, url: string): Promise<void> {
  const draft = join(dataDir, `.database-url-${process.pid}`)
  await writeFile(draft, `${url}\n`, { mode: 0o600 })
  await rename(draft, join(dataDir, 'database-url'))
}
