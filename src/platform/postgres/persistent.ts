import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { LaunchFailure } from '../launch-failure.js'
import { type ClusterHome, openDataDirectory } from './data-directory.js'
import { freePort } from './free-port.js'
import { SUPERUSER } from './initdb.js'
import { type Keeper, startKeeper } from './keeper.js'
import { claimOwnership, type Ownership } from './ownership.js'
import { type Postmaster, stopPostmaster } from './postmaster.js'
import { runningServer } from './running-server.js'

export type PersistentOptions = {
  readonly dataDir: string
  /** What is told to a second start from the same directory. */
  readonly owner: string
  /** Told that the server went down and was started again. */
  readonly onRestart: () => void
}

const DATABASE = 'karya'
const RETRY_MS = 200
const ATTEMPTS = 50

/** A PostgreSQL whose data are kept in `dataDir`. It is started again when it goes down, and stopped when this process ends. */
export class PersistentDatabase {
  /** Never resolves; rejects when the server went down and could not be started again. */
  readonly failed: Promise<never>
  readonly url: string
  #stopping = false

  private constructor(
    private readonly cluster: ClusterHome,
    private readonly keeper: Keeper,
    private readonly options: PersistentOptions,
    private running: RunningServer,
  ) {
    this.url = urlOf(cluster, running.server.port, DATABASE)
    this.failed = this.#supervise()
    this.failed.catch(() => {})
  }

  static async start(options: PersistentOptions): Promise<PersistentDatabase> {
    const cluster = await openDataDirectory(options.dataDir)
    const keeper = await startKeeper({ data: cluster.data, signal: 'INT' })
    const running = await bringUp(cluster, keeper, options, await freePort())
    await createDatabase(urlOf(cluster, running.server.port, 'postgres'))
    const database = new PersistentDatabase(cluster, keeper, options, running)
    await writeUrl(options.dataDir, database.url)
    return database
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await stopPostmaster(this.running.server.pid, this.cluster.data, 'fast')
    await this.keeper.dismiss()
  }

  async #supervise(): Promise<never> {
    for (;;) {
      await this.running.ownership.lost
      if (this.#stopping) return new Promise<never>(() => {})
      this.running = await bringUp(this.cluster, this.keeper, this.options, this.running.server.port)
      this.options.onRestart()
    }
  }
}

type RunningServer = { readonly server: Postmaster; readonly ownership: Ownership }

async function bringUp(cluster: ClusterHome, keeper: Keeper, { owner, dataDir }: PersistentOptions, port: number): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const server = await runningServer(cluster, keeper, port)
    try {
      const ownership = await claimOwnership({ url: urlOf(cluster, server.port, 'postgres'), owner, dataDir })
      keeper.watch(server.pid)
      return { server, ownership }
    } catch (error) {
      // The server belongs to another Karya, also when it was started by us: it is not ours to stop.
      if (error instanceof LaunchFailure) await keeper.dismiss()
      if (error instanceof LaunchFailure || attempt === ATTEMPTS) throw error
      // It went down between our finding it and our connecting: the keeper of a killed Karya was stopping it.
      await sleep(RETRY_MS)
    }
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

function urlOf(cluster: ClusterHome, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`
}

// For psql and pg_dump; it holds the password, so it is the owner's alone.
async function writeUrl(dataDir: string, url: string): Promise<void> {
  const draft = join(dataDir, `.database-url-${process.pid}`)
  await writeFile(draft, `${url}\n`, { mode: 0o600 })
  await rename(draft, join(dataDir, 'database-url'))
}
