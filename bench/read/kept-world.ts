import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { generateWorld, SIZES, type SizeName } from './world/world.ts'

/** A running PostgreSQL that has a generated world. */
export interface KeptWorld {
  /** The world itself: to be copied, never to be changed. */
  name: string
  urlOf(database: string): string
  log: string
  postmaster: number
  stop(): Promise<void>
}

export const WORLD = 'world'
const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url))
// Root's checkout may be closed to the account that PostgreSQL runs as.
const CACHE = process.getuid?.() === 0 ? '/var/cache/karya/bench' : join(REPOSITORY, '.karya', 'bench')

// The product's settings are PostgreSQL's own; without fsync, since an interrupted disk would say nothing about the servers.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', max_wal_size: '8GB', timezone: 'UTC', log_timezone: 'UTC' }

/** The PostgreSQL of a size: made when its migrations or its generator are not those of last time, else as it was left. */
export async function openKeptWorld(size: SizeName, { fresh }: { fresh: boolean }): Promise<KeptWorld> {
  const folder = join(CACHE, `${size}-${await fingerprint(size)}`)
  await removeOthers(size, fresh ? '' : folder)
  const world = await startCluster(folder)
  try {
    await fill(world, size)
    return world
  } catch (error) {
    await world.stop()
    throw error
  }
}

async function startCluster(folder: string): Promise<KeptWorld> {
  const { openDataDirectory, startKeeper, freePort, startPostmaster, stopPostmaster, SUPERUSER } = await embedded()
  await mkdir(CACHE, { recursive: true, mode: 0o755 })
  const cluster = await openDataDirectory(folder)
  await chmod(folder, 0o755)
  const keeper = await startKeeper({ data: cluster.data, signal: 'INT' })
  try {
    const server = await startPostmaster({ ...cluster, port: await freePort(), keeper, settings: SETTINGS })
    return {
      name: folder, log: cluster.log, postmaster: server.pid,
      urlOf: (database) => `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${server.port}/${database}`,
      stop: async () => {
        await stopPostmaster(server.pid, cluster.data, 'fast')
        await keeper.dismiss()
      },
    }
  } catch (error) {
    await keeper.dismiss()
    throw new Error(`PostgreSQL did not start in ${folder}: ${String(error)}. If another bench runs there, wait for it; else run again with --fresh`, { cause: error })
  }
}

async function embedded() {
  const part = async <T>(name: string): Promise<T> => await import(`../../dist/platform/postgres/${name}.js`) as T
  return {
    ...await part<typeof import('../../src/platform/postgres/data-directory.js')>('data-directory'),
    ...await part<typeof import('../../src/platform/postgres/keeper.js')>('keeper'),
    ...await part<typeof import('../../src/platform/postgres/free-port.js')>('free-port'),
    ...await part<typeof import('../../src/platform/postgres/postmaster.js')>('postmaster'),
    ...await part<typeof import('../../src/platform/postgres/initdb.js')>('initdb'),
  }
}

/** Under another name until it is complete, so that half a world is never taken for one. */
async function fill(cluster: KeptWorld, size: SizeName): Promise<void> {
  const { migrate } = await import('../../dist/platform/migrate.js' as string) as typeof import('../../src/platform/migrate.js')
  const client = new pg.Client({ connectionString: cluster.urlOf('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [WORLD])
    if (rowCount) return
    await expectRoom(size)
    await client.query('drop database if exists world_draft with (force)')
    await client.query('create database world_draft')
    await migrate(cluster.urlOf('world_draft'))
    await generateWorld(cluster.urlOf('world_draft'), SIZES[size])
    await client.query(`alter database world_draft rename to ${WORLD}`)
  } finally {
    await client.end()
  }
}

async function fingerprint(size: SizeName): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(SIZES[size]))
  for (const folder of ['migrations', 'bench/read/world']) {
    for (const name of (await readdir(join(REPOSITORY, folder))).sort()) hash.update(name).update(await readFile(join(REPOSITORY, folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

const GIGABYTES = { small: 1, full: 2, large: 10 } as const satisfies Record<SizeName, number>

/** For the world, its copy and the log of both. */
async function expectRoom(size: SizeName): Promise<void> {
  const { bavail, bsize } = await statfs(CACHE)
  const free = bavail * bsize / 2 ** 30
  if (free < GIGABYTES[size]) throw new Error(`the ${size} world needs ${GIGABYTES[size]} GB in ${CACHE}, there are ${free.toFixed(1)}: make room, or choose a smaller --size`)
}

/** Worlds that no run can use any more would only fill the disk. One that is in use stays. */
async function removeOthers(size: SizeName, wanted: string): Promise<void> {
  if (!existsSync(CACHE)) return
  for (const name of await readdir(CACHE)) {
    const folder = join(CACHE, name)
    const isInUse = existsSync(join(folder, 'postgres-18', 'data', 'postmaster.pid'))
    if (name.startsWith(`${size}-`) && folder !== wanted && !isInUse) await rm(folder, { recursive: true, force: true })
  }
}
