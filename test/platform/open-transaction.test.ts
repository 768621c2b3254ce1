import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Transactions, type OpenTransaction } from '../../src/platform/database/open-transaction.js'
import { freshDatabase, type TestDatabase } from '../support/database.js'

const READ = { sql: 'select count(*)::int as count from kept', values: [] }

describe('a transaction', () => {
  let database: TestDatabase
  let pool: Pool
  let transaction: OpenTransaction
  beforeAll(async () => {
    database = await freshDatabase()
    pool = new Pool({ connectionString: database.url, max: 1, pipeline: true })
    await pool.query('create table kept (number int primary key)')
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  const begin = async (...numbers: number[]): Promise<void> => {
    transaction = await new Transactions(pool).begin()
    for (const number of numbers) await transaction.executeQuery({ sql: `insert into kept values (${number})`, parameters: [] })
  }
  const count = async (): Promise<unknown> => (await pool.query(READ.sql)).rows[0].count

  it.each([
    ['alone', []],
    ['with what is read after it', [READ]],
  ])('that PostgreSQL has given up does not pass for committed, when its commit is sent %s', async (_how, after) => {
    await begin(1)
    await expect(transaction.executeQuery({ sql: 'select 1 / 0', parameters: [] })).rejects.toThrow('division by zero')
    await expect(transaction.commit([], after)).rejects.toThrow('ROLLBACK')
    await transaction.rollback()
    expect(await count()).toBe(0)
  })

  it('whose last statement is refused keeps nothing, and says why', async () => {
    await begin(1)
    await expect(transaction.commit([{ sql: 'insert into kept values ($1)', values: [1] }], [READ])).rejects.toThrow('kept_pkey')
    await transaction.rollback()
    expect(await count()).toBe(0)
  })

  it('is committed with its last statements, and what is read after it sees them', async () => {
    await begin(1)
    const [read] = await transaction.commit([{ sql: 'insert into kept values ($1)', values: [2] }], [READ])
    expect(read).toMatchObject({ status: 'fulfilled', value: { rows: [{ count: 2 }] } })
    expect(await count()).toBe(2)
  })
})
