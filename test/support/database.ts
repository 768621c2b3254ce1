import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from './database-url.js'

export type TestDatabase = { readonly url: string; drop(): Promise<void> }

/** A migrated, otherwise empty database of its own; call `drop` in afterAll. Connections still open then are cut. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(`create database ${name} template template_karya`)
  return {
    url: databaseUrl(inject('databaseServer'), name),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
