import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PooledDatabase } from '../../../src/platform/read/database.js'
import { freshDatabase, type TestDatabase } from '../../support/database.js'

describe('statements on the pool', () => {
  let database: TestDatabase
  let pool: pg.Pool
  beforeAll(async () => {
    database = await freshDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 1 })
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })
  const prepared = async (): Promise<string[]> => (await pool.query('select statement from pg_prepared_statements')).rows.map(({ statement }) => statement)

  it('are prepared when they come back, not before', async () => {
    const reading = new PooledDatabase(pool)
    await reading.query('select 1 as once', [])
    for (let i = 0; i < 2; i += 1) await reading.query('select 2 as twice', [])
    expect(await prepared()).toEqual(['select 2 as twice'])
  })

  it('are not prepared without end, and run all the same', async () => {
    const reading = new PooledDatabase(pool)
    for (let i = 0; i < 600; i += 1) {
      for (let run = 0; run < 2; run += 1) expect(await reading.query(`select ${i} as "value${i}"`, [])).toEqual([{ [`value${i}`]: i }])
    }
    expect((await prepared()).length).toBeLessThanOrEqual(501)
  })

  it('run a few at a time, those that fail too, and leave the other connections to commands', async () => {
    const wide = new pg.Pool({ connectionString: database.url, max: 5 })
    const reading = new PooledDatabase(wide, undefined, 2)
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => reading.query('select 1 / $1::int as n', [i % 3])))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, (_, i) => i % 3 === 0 ? 'rejected' : 'fulfilled'))
    expect(wide.totalCount).toBe(2)
    await wide.end()
  })
})
