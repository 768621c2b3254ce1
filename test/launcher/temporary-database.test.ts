import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../support/database.js'

describe('a database for a test file', () => {
  let first: TestDatabase
  let second: TestDatabase
  beforeAll(async () => {
    first = await freshDatabase()
    second = await freshDatabase()
  })
  afterAll(async () => {
    await first.drop()
    await second.drop()
  })

  it('is a PostgreSQL 18 with UTF-8 text and a case-aware locale of its own', async () => {
    const [row] = await query(first.url, `select current_setting('server_version_num')::int / 10000 as major, lower('ÉCLAIR') as lower`)
    expect(row).toEqual({ major: 18, lower: 'éclair' })
  })

  it('is not seen by another test file', async () => {
    await query(first.url, 'create table mark (id int)')
    await expect(query(second.url, 'select * from mark')).rejects.toThrow('relation "mark" does not exist')
  })

  it('is closed to whoever has no password', async () => {
    const url = new URL(first.url)
    url.password = 'guess'
    await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed')
  })
})

async function query(url: string, statement: string): Promise<object[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query<object>(statement).then(result => result.rows).finally(() => client.end())
}
