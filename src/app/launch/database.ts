import type { Config } from '../../platform/config.js'
import { checkExternalDatabase } from '../../platform/postgres/external.js'
import { PersistentDatabase } from '../../platform/postgres/persistent.js'

/** The database that the server works on, wherever it runs. */
export type LaunchedDatabase = {
  readonly url: string
  /** For people: which database it is and where its data lie. Holds no password. */
  readonly description: string
  /** It was made by this start and has yet to be filled. */
  readonly isNew: boolean
  /** Rejects when the database is gone for good. */
  readonly failed: Promise<never>
  /** The server listens at this address now. */
  announce(address: string): Promise<void>
  stop(): Promise<void>
}

export async function openDatabase(config: Config): Promise<LaunchedDatabase> {
  return config.DATABASE_URL ? externalDatabase(config.DATABASE_URL) : embeddedDatabase(config)
}

async function externalDatabase(url: string): Promise<LaunchedDatabase> {
  const version = await checkExternalDatabase(url)
  const { host, pathname } = new URL(url)
  return {
    url,
    description: `PostgreSQL ${version} at ${host}${pathname} (DATABASE_URL)`,
    isNew: false,
    failed: new Promise(() => {}),
    announce: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
}

async function embeddedDatabase({ KARYA_DATA }: Config): Promise<LaunchedDatabase> {
  const database = await PersistentDatabase.start({
    dataDir: KARYA_DATA,
    onRestart: () => console.error('The database had gone down and was started again; nothing that was confirmed is lost.'),
  })
  return {
    url: database.url,
    description: `PostgreSQL ${await checkExternalDatabase(database.url)}, embedded; its data lie in ${KARYA_DATA}`,
    isNew: database.isNew,
    failed: database.failed,
    announce: address => database.announce(address),
    stop: () => database.stop(),
  }
}
