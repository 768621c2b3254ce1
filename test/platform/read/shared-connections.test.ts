import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PooledDatabase } from '../../../src/platform/read/database.js'
import { LongOnes } from '../../../src/platform/read/long-ones.js'
import { SharedConnections } from '../../../src/platform/read/shared-connections.js'
import { freshDatabase, type TestDatabase } from '../../support/database.js'

const WHO = 'select pg_backend_pid() as pid, $1::int as n'
const RECIPROCAL = 'select 60 / $1::int as n'

describe('a statement is a long one', () => {
  const SQL = 'select 1'
  const after = (...runs: [milliseconds: number, now: number][]): LongOnes => {
    const long = new LongOnes()
    for (const [milliseconds, now] of runs) long.took(SQL, milliseconds, now)
    return long
  }

  it('not for a first run, a moment without a processor, or many short runs', () => {
    expect(after([400, 0], [500, 10]).has(SQL, 20)).toBe(false)
    expect(after(...Array.from({ length: 1_000 }, (_, i): [number, number] => [50, i])).has(SQL, 1_000)).toBe(false)
  })

  it('when its long runs of one minute took more than a second, until that minute is over', () => {
    const long = after([400, 0], [700, 30_000])
    expect(long.has('select 2', 30_001)).toBe(false)
    expect(long.has(SQL, 30_001)).toBe(true)
    expect(long.has(SQL, 60_000)).toBe(false)
    expect(after([400, 0], [700, 60_000]).has(SQL, 60_001)).toBe(false)
  })
})

describe('short statements on shared connections', () => {
  let database: TestDatabase
  let pool: pg.Pool
  let shared: SharedConnections

  beforeEach(async () => {
    database = await freshDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 10 })
    shared = new SharedConnections({ connectionString: database.url, application_name: 'shared' }, new PooledDatabase(pool), undefined, 2)
  })
  afterEach(async () => {
    await shared.close()
    await pool.end()
    await database.drop()
  })

  it('one that fails fails alone', async () => {
    await open()
    const answers = await Promise.allSettled([1, 0, 2, 0, 3].map((n) => shared.query(RECIPROCAL, [n])))
    expect(answers.map((answer) => answer.status === 'fulfilled' ? answer.value[0]?.['n'] : answer.reason.message))
      .toEqual([60, 'division by zero', 30, 'division by zero', 20])
  })

  it('a connection that is cut fails what was sent on it, and is opened again', async () => {
    const cut = await open()
    await pool.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [cut])
    await vi.waitFor(async () => expect(await backends()).toEqual([]))
    // PostgreSQL forgets a connection before this end has heard of it: what is sent in between fails, too.
    await vi.waitFor(together)
    const again = await open()
    expect(again.filter((pid) => cut.includes(pid))).toEqual([])
  })

  it('many at once are answered by two, each with its own row', async () => {
    const two = await open()
    const answers = await together()
    expect(answers.map(({ n }) => n)).toEqual(numbers)
    expect(answers.every(({ pid }) => two.includes(Number(pid)))).toBe(true)
  })

  it('what is too much for two goes to the pool', async () => {
    const two = await open()
    const answers = await Promise.all(Array.from({ length: 70 }, (_, n) => shared.query(WHO, [n])))
    expect(answers.map(([row]) => row?.['n'])).toEqual(Array.from({ length: 70 }, (_, n) => n))
    expect(answers.filter(([row]) => !two.includes(Number(row?.['pid'])))).toHaveLength(6)
  })

  it('one that was long goes to the pool, and the others do not', async () => {
    const two = await open()
    const long = 'select pg_backend_pid() as pid from pg_sleep($1::float)'
    expect(two).toContain((await shared.query(long, [1.1]))[0]?.['pid'])
    expect(two).not.toContain((await shared.query(long, [0]))[0]?.['pid'])
    expect(two).toContain((await shared.query(WHO, [1]))[0]?.['pid'])
  })

  it('one that is long on the pool, too, is planned there for its values', async () => {
    await open()
    const long = 'select pg_sleep($1::float)::text as long'
    const runs = async () => (await pool.query('select (generic_plans + custom_plans)::int as runs from pg_prepared_statements where statement = $1', [long])).rows
    // Once here, and on the pool once before the first name.
    for (const seconds of [1.1, 0.6, 0.6]) await shared.query(long, [seconds])
    expect(await runs()).toEqual([{ runs: 1 }])
    await shared.query(long, [0])
    expect(await runs()).toEqual([{ runs: 1 }])
  })

  it('once closed, no connection is left and the pool answers', async () => {
    await open()
    await shared.close()
    await vi.waitFor(async () => expect(await backends()).toEqual([]))
    expect((await shared.query(WHO, [7]))[0]).toMatchObject({ n: 7 })
  })

  const numbers = Array.from({ length: 30 }, (_, n) => n)

  async function together(): Promise<Record<string, unknown>[]> {
    return (await Promise.all(numbers.map((n) => shared.query(WHO, [n])))).flat()
  }

  /** Asks until both have answered: PostgreSQL knows of a connection before it may be used. */
  async function open(): Promise<number[]> {
    return await vi.waitFor(async () => {
      const answering = [...new Set((await together()).map(({ pid }) => Number(pid)))].toSorted()
      const pids = (await backends()).toSorted()
      expect(pids).toHaveLength(2)
      expect(answering).toEqual(pids)
      return pids
    }, 20_000)
  }

  async function backends(): Promise<number[]> {
    const { rows } = await pool.query<{ pid: number }>(`select pid from pg_stat_activity where application_name = 'shared' and datname = current_database()`)
    return rows.map(({ pid }) => pid)
  }
})
