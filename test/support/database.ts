import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from './database-url.js'

export type TestDatabase = { readonly url: string; drop(): Promise<void> }

const IN_USE = '55006'

/** A migrated, otherwise empty database of its own; call `drop` in afterAll. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(`create database ${name} template template_karya`)
  return {
    url: databaseUrl(inject('databaseServer'), name),
    drop: () => drop(name),
  }
}

/** A pool says that it has ended before its connections have: PostgreSQL waits some seconds for them, and only what is still open then is cut. */
async function drop(name: string): Promise<void> {
  await onServer(`drop database if exists ${name}`).catch(async (error: unknown) => {
    if ((error as { code?: unknown }).code !== IN_USE) throw error
    await onServer(`drop database if exists ${name} with (force)`)
  })
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
