import type pg from 'pg'
import { holdCapacity } from '../../dist/modules/facilities/reservation/hold-capacity.js'
import { Random } from '../matching/random.ts'
import { poolOf } from './database.ts'
import { transaction, txOn } from './designs.ts'
import { audit, type Bucket, hotDays, reopen, reservedAs, type Wanted, wish } from './hot-days.ts'

// What a reservation costs as it is in the product: a part of the command that also changes the plan, asks the facilities and tells what happened.

const CLIENTS = 64
const MOST = 64
const SECONDS = 4
const HOURS = 0.01

export interface CommandResult { way: string; hotPerSecond: number; coldPerSecond: number; drift: number }

const TABLES = `
  create table if not exists bench_plan (id uuid primary key, status text not null, version int not null);
  create table if not exists bench_award (id uuid primary key, plan uuid not null, status text not null);
  create table if not exists bench_event (id uuid primary key, type text not null, payload jsonb not null)`

/** The statements of holding one plan, as many and as large as the command's. */
async function holdPlan(client: pg.PoolClient, wanted: Wanted, isLast = false): Promise<void> {
  const hold = (): Promise<void> => holdCapacity(txOn(client), wanted.plan, reservedAs(wanted))
  await client.query(`insert into bench_plan values ($1, 'PROPOSED', 1)`, [wanted.plan])
  await client.query('select id from bench_plan where id = $1 for update', [wanted.plan])
  if (!isLast) await hold()
  await client.query(`update bench_plan set status = 'HELD', version = version + 1 where id = $1`, [wanted.plan])
  await client.query(`insert into bench_award select gen_random_uuid(), $1, 'PENDING' from generate_series(1, 3)`, [wanted.plan])
  await client.query(`insert into bench_event select gen_random_uuid(), 'AwardMade', $1::jsonb from generate_series(1, 4)`, [JSON.stringify(wanted)])
  if (isLast) await hold()
}

type Hold = (wanted: Wanted) => Promise<void>

const alone = (isLast: boolean) => (pool: pg.Pool): Hold => async (wanted) => {
  await transaction(pool, 'begin', async (client) => { await holdPlan(client, wanted, isLast); return true })
}

const LOCK = 'select id from capacity_bucket where id = any($1::uuid[]) order by id for update'

/** One transaction for all that wait: locks in order first, then each command within a savepoint of its own, so that each may fail alone. */
async function holdAll(client: pg.PoolClient, batch: readonly Waiting[]): Promise<void> {
  await client.query(LOCK, [[...new Set(batch.flatMap(({ wanted }) => wanted.buckets.map(({ id }) => id)))]])
  for (const { wanted } of batch) {
    await client.query('savepoint command')
    await holdPlan(client, wanted)
    await client.query('release savepoint command')
  }
}

interface Waiting { wanted: Wanted; done(): void; failed(error: unknown): void }

function together(pool: pg.Pool): Hold {
  const waiting: Waiting[] = []
  let isWriting = false
  const work = async (): Promise<void> => {
    isWriting = true
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST)
      try {
        await transaction(pool, 'begin', async (client) => { await holdAll(client, batch); return true })
        for (const { done } of batch) done()
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    isWriting = false
  }
  return (wanted) => new Promise((done, failed) => {
    waiting.push({ wanted, done, failed })
    if (!isWriting) void work()
  })
}

const WAYS: readonly { way: string; hold(pool: pg.Pool): Hold }[] = [
  { way: 'a transaction for each', hold: alone(false) }, { way: 'the same, reserving last', hold: alone(true) },
  { way: 'one for all that wait, savepoints', hold: together },
]

/** The same commands on days that everybody wants, and on days that only one wants. */
export async function compareCommands(url: string, told: (result: CommandResult) => void): Promise<CommandResult[]> {
  const pool = poolOf(url, CLIENTS)
  await pool.query(TABLES)
  const hot = await hotDays(pool)
  const cold: Bucket[][] = []
  for (let client = 0; client < CLIENTS; client++) cold.push((await hotDays(pool)).slice(0, 10))
  const results: CommandResult[] = []
  for (const { way, hold } of WAYS) {
    const hotPerSecond = await pace(pool, hold(pool), (random) => wish(random, hot, HOURS))
    const drift = (await audit(pool)).drift
    const coldPerSecond = await pace(pool, hold(pool), (random, client) => wish(random, cold[client] ?? [], HOURS))
    const result = { way, hotPerSecond, coldPerSecond, drift: drift + (await audit(pool)).drift }
    results.push(result)
    told(result)
  }
  await pool.end()
  return results
}

async function pace(pool: pg.Pool, hold: Hold, wanted: (random: Random, client: number) => Wanted): Promise<number> {
  await reopen(pool, { available: 100_000, held: 1_000 })
  let held = 0
  const started = performance.now()
  await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
    const random = new Random(client)
    while (performance.now() < started + SECONDS * 1_000) await hold(wanted(random, client)).then(() => { held += 1 })
  }))
  return Math.round((held / (performance.now() - started)) * 10_000) / 10
}
