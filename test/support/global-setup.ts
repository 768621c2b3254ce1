import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/migrate.js'
import { startTemporaryDatabase } from '../../src/platform/postgres/temporary.js'
import { databaseUrl } from './database-url.js'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
  }
}

/** One PostgreSQL for the whole run, with one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryDatabase()
  try {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('create database template_karya')
    await client.end()
    await migrate(databaseUrl(server.url, 'template_karya'))
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseServer', server.url)
  return () => server.stop()
}
