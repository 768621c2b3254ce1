import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Transactions } from '../../../src/platform/database/open-transaction.js'
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

  const often = async (reading: PooledDatabase, sql: string, runs = 2): Promise<void> => {
    for (let run = 0; run < runs; run += 1) await reading.query(sql, [])
  }

  it('are not prepared without end, and run all the same', async () => {
    const reading = new PooledDatabase(pool)
    for (let i = 0; i < 600; i += 1) {
      for (let run = 0; run < 2; run += 1) expect(await reading.query(`select ${i} as "value${i}"`, [])).toEqual([{ [`value${i}`]: i }])
    }
    expect((await prepared()).length).toBeLessThanOrEqual(500)
  })

  it('are prepared whatever came before, and stay so while they are used', async () => {
    const reading = new PooledDatabase(pool)
    await often(reading, 'select 3 as used')
    for (let i = 0; i < 520; i += 1) {
      await often(reading, `select ${i} as "one of many"`)
      if (i % 100 === 0) await reading.query('select 3 as used', [])
    }
    await often(reading, 'select 4 as late')
    const [left, used] = [await prepared(), "select generic_plans + custom_plans as runs from pg_prepared_statements where statement = 'select 3 as used'"]
    expect(left).toEqual(expect.arrayContaining(['select 3 as used', 'select 4 as late']))
    expect(left).not.toContain('select 0 as "one of many"')
    // Once before the first name, and never prepared anew.
    expect((await pool.query(used)).rows).toEqual([{ runs: '7' }])
    await often(reading, 'select 0 as "one of many"')
    expect(await prepared()).toContain('select 0 as "one of many"')
  })

  it('share the room of a connection with those of transactions, of which one that was refused something makes room, too', async () => {
    const [reading, transactions] = [new PooledDatabase(pool), new Transactions(pool)]
    for (let i = 0; i < 500; i += 1) await often(reading, `select ${i} as "read"`)
    for (let i = 0; i < 10; i += 1) {
      const transaction = await transactions.begin()
      const written = { sql: `select $1::int as "written${i}"`, parameters: [1] }
      for (let run = 0; run < 3; run += 1) await transaction.executeQuery(written)
      await expect(transaction.executeQuery({ sql: 'select 1 / 0', parameters: [] })).rejects.toThrow('division by zero')
      const refused = { sql: `select $1::int as "refused${i}"`, parameters: [1] }
      for (let run = 0; run < 2; run += 1) await expect(transaction.executeQuery(refused)).rejects.toThrow('transaction is aborted')
      await transaction.rollback()
      expect(await reading.query(`select ${i} as "read"`, [])).toEqual([{ read: i }])
    }
    const left = await prepared()
    expect(left.length).toBeLessThanOrEqual(500)
    expect(left).toEqual(expect.arrayContaining(['select $1::int as "written9"', 'select 499 as "read"']))
  })

  it('are planned once for all values; for theirs, where that may help, while they take long, unless they take long all the same', async () => {
    const reading = new PooledDatabase(pool)
    const planned = async (sql: string) => (await pool.query('select generic_plans + custom_plans as runs from pg_prepared_statements where statement = $1', [sql])).rows
    const [short, long, sum] = ['select $1::float8 as short', 'select pg_sleep($1::float8)::text as long', 'select pg_sleep($1::float8)::text as sum']
    const byValues = { byValues: true }
    for (let run = 0; run < 4; run += 1) await reading.query(short, [run], byValues)
    // Three times .4 seconds are more than a second; a run before the first name is not prepared.
    for (let run = 0; run < 3; run += 1) await Promise.all([reading.query(long, [0.4], byValues), reading.query(sum, [0.4])])
    expect([await planned(short), await planned(long)]).toEqual([[{ runs: '3' }], [{ runs: '2' }]])
    for (const sql of [short, long]) await reading.query(sql, [0], byValues)
    await reading.query(sum, [0])
    expect([await planned(short), await planned(long), await planned(sum)]).toEqual([[{ runs: '4' }], [{ runs: '2' }], [{ runs: '3' }]])
    // It is what takes long, and not the plan.
    for (let run = 0; run < 3; run += 1) await reading.query(long, [0.4], byValues)
    expect(await planned(long)).toEqual([{ runs: '2' }])
    await reading.query(long, [0], byValues)
    expect(await planned(long)).toEqual([{ runs: '3' }])
  })

  it('that are refused cost no connection', async () => {
    const reading = new PooledDatabase(pool)
    const backend = async () => (await pool.query('select pg_backend_pid() as pid')).rows
    const before = await backend()
    await expect(reading.query('select 1 / $1::int as n', [0])).rejects.toThrow('division by zero')
    expect(await backend()).toEqual(before)
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
