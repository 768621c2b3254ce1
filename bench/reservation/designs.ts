import type pg from 'pg'
import { holdCapacity } from '../../dist/modules/facilities/reservation/hold-capacity.js'
import type { Tx } from '../../dist/platform/transaction.js'
import { BatchedWriter } from './batched-writer.ts'
import { reservedAs, type Wanted } from './hot-days.ts'

/** Reserves all of it or nothing; false: refused, because too little is free. */
export type Reserve = (wanted: Wanted) => Promise<boolean>

export interface Design {
  name: string
  reserve(pool: pg.Pool): Reserve
  /** What the design tries again by itself, by SQLSTATE. */
  retries?: string
  /** The table's own guard is taken away: what such programs rely on is the check in the program. */
  unguarded?: boolean
}

const LEDGER = `
  insert into reservation_entry (id, bucket_id, organization_id, allocation_id, plan_id, kind, amount, at)
  select gen_random_uuid(), id, organization_id, $2, $3, 'HOLD', $4, now() from capacity_bucket where id = any($1::uuid[])`

const idsOf = ({ buckets }: Wanted): string[] => buckets.map(({ id }) => id)

/** The frame that all designs share: one transaction, rolled back when refused. */
export async function transaction(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<boolean>): Promise<boolean> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await client.query(begin)
    const done = await work(client)
    await client.query(done ? 'commit' : 'rollback')
    return done
  } catch (error) {
    // Whoever is sent home while it rolls back leaves a connection that nobody can use.
    isBroken = await client.query('rollback').then(() => false, () => true)
    throw error
  } finally {
    client.release(isBroken)
  }
}

async function enter(client: pg.PoolClient, wanted: Wanted): Promise<true> {
  await client.query(LEDGER, [idsOf(wanted), wanted.allocation, wanted.plan, wanted.hours])
  return true
}

/** Reads each row, compares in the program, and writes back what it calculated. */
async function checkThenWrite(client: pg.PoolClient, wanted: Wanted): Promise<boolean> {
  const { rows } = await client.query<{ id: string; free: number; held: number }>(
    `select id, (hours_available - hours_held - hours_booked)::float8 as free, hours_held::float8 as held from capacity_bucket where id = any($1::uuid[])`, [idsOf(wanted)])
  if (rows.some(({ free }) => free < wanted.hours)) return false
  for (const { id, held } of rows) await client.query('update capacity_bucket set hours_held = $2 where id = $1', [id, held + wanted.hours])
  return await enter(client, wanted)
}

async function conditionalUpdate(client: pg.PoolClient, wanted: Wanted): Promise<boolean> {
  for (const { id } of wanted.buckets) {
    const { rowCount } = await client.query(
      'update capacity_bucket set hours_held = hours_held + $2 where id = $1 and hours_held + hours_booked + $2 <= hours_available', [id, wanted.hours])
    if (rowCount === 0) return false
  }
  return await enter(client, wanted)
}

async function lockInOrder(client: pg.PoolClient, wanted: Wanted): Promise<boolean> {
  const { rows } = await client.query<{ free: number }>(
    `select (hours_available - hours_held - hours_booked)::float8 as free from capacity_bucket where id = any($1::uuid[]) order by id for update`, [idsOf(wanted)])
  if (rows.some(({ free }) => free < wanted.hours)) return false
  await client.query('update capacity_bucket set hours_held = hours_held + $2 where id = any($1::uuid[])', [idsOf(wanted), wanted.hours])
  return await enter(client, wanted)
}

/** The product's own statement, in a transaction of its own. */
async function oneStatement(client: pg.PoolClient, wanted: Wanted): Promise<boolean> {
  try {
    await holdCapacity(txOn(client), wanted.plan, reservedAs(wanted))
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'CONFLICT') return false
    throw error
  }
}

/** As much of a command's transaction as reserving uses. */
export function txOn(client: pg.ClientBase): Tx {
  return { now: new Date(), query: async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows } as unknown as Tx
}

const each = (begin: string, work: (client: pg.PoolClient, wanted: Wanted) => Promise<boolean>) =>
  (pool: pg.Pool): Reserve => (wanted) => transaction(pool, begin, (client) => work(client, wanted))

export const DESIGNS: readonly Design[] = [
  { name: 'check, then write', reserve: each('begin', checkThenWrite), unguarded: true },
  { name: 'conditional UPDATE', reserve: each('begin', conditionalUpdate) },
  { name: 'SERIALIZABLE + retry', reserve: each('begin isolation level serializable', checkThenWrite), retries: '40001' },
  { name: 'FOR UPDATE ordered', reserve: each('begin', lockInOrder) },
  { name: 'one statement', reserve: each('begin', oneStatement) },
  { name: 'batched writer', reserve: (pool) => new BatchedWriter(pool).reserve },
]
