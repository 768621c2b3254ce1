import type pg from 'pg'
import { holdCapacity } from '../../dist/modules/facilities/reservation/hold-capacity.js'
import { Random } from '../matching/random.ts'
import { BatchedWriter } from './batched-writer.ts'
import { poolOf } from './database.ts'
import { transaction, txOn } from './designs.ts'
import { audit, type Bucket, hotDays, reopen, reservedAs, type Wanted, wish } from './hot-days.ts'

// What a reservation costs as it is in the product: a part of the command that also changes the plan, asks the facilities and tells what happened.

const CLIENTS = 64
const MOST = 64
/** Each way has its turn in every round; the medians count. The first round only warms up. */
const ROUNDS = 5
const SECONDS = 1
const HOURS = 0.01

export interface CommandResult { way: string; hotPerSecond: number; coldPerSecond: number; drift: number }

const TABLES = `
  create table if not exists bench_plan (id uuid primary key, status text not null, version int not null);
  create table if not exists bench_award (id uuid primary key, plan uuid not null, status text not null);
  create table if not exists bench_event (id uuid primary key, type text not null, payload jsonb not null)`

/** The statements of holding one plan, as many and as large as the command's. */
async function holdPlan(client: pg.PoolClient, wanted: Wanted, reserves: 'FIRST' | 'LAST' | 'BEFORE'): Promise<void> {
  const hold = (): Promise<void> => holdCapacity(txOn(client), wanted.plan, reservedAs(wanted))
  await client.query(`insert into bench_plan values ($1, 'PROPOSED', 1)`, [wanted.plan])
  await client.query('select id from bench_plan where id = $1 for update', [wanted.plan])
  if (reserves === 'FIRST') await hold()
  await client.query(`update bench_plan set status = 'HELD', version = version + 1 where id = $1`, [wanted.plan])
  await client.query(`insert into bench_award select gen_random_uuid(), $1, 'PENDING' from generate_series(1, 3)`, [wanted.plan])
  await client.query(`insert into bench_event select gen_random_uuid(), 'AwardMade', $1::jsonb from generate_series(1, 4)`, [JSON.stringify(wanted)])
  if (reserves === 'LAST') await hold()
}

type Hold = (wanted: Wanted) => Promise<void>

const alone = (reserves: 'FIRST' | 'LAST') => (pool: pg.Pool): Hold => async (wanted) => {
  await transaction(pool, 'begin', async (client) => { await holdPlan(client, wanted, reserves); return true })
}

/** Bare reservations gathered and committed, then each command in a transaction of its own: not one with its reservation any more, which something else would have to give back if the command fails. */
const before = (pool: pg.Pool): Hold => {
  const writer = new BatchedWriter(pool)
  return async (wanted) => {
    await writer.reserve(wanted)
    await transaction(pool, 'begin', async (client) => { await holdPlan(client, wanted, 'BEFORE'); return true })
  }
}

const LOCK = 'select id from capacity_bucket where id = any($1::uuid[]) order by id for update'

/** One transaction for all that wait: locks in order first, then each command within a savepoint of its own, so that each may fail alone. */
async function holdAll(client: pg.PoolClient, batch: readonly Waiting[]): Promise<void> {
  await client.query(LOCK, [[...new Set(batch.flatMap(({ wanted }) => wanted.buckets.map(({ id }) => id)))]])
  for (const { wanted } of batch) {
    await client.query('savepoint command')
    await holdPlan(client, wanted, 'FIRST')
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
  { way: 'a transaction for each', hold: alone('FIRST') }, { way: 'the same, reserving last', hold: alone('LAST') },
  { way: 'one for all that wait, savepoints', hold: together },
  { way: 'reserved together before, not atomic', hold: before },
]

/** The same commands on days that everybody wants, and on days that only one wants. */
export async function compareCommands(url: string): Promise<CommandResult[]> {
  const pool = poolOf(url, CLIENTS)
  await pool.query(TABLES)
  const hot = await hotDays(pool)
  const cold: Bucket[][] = []
  for (let client = 0; client < CLIENTS; client++) cold.push((await hotDays(pool)).slice(0, 10))
  const turns = WAYS.map(({ way, hold }) => ({ way, hold, hot: [] as number[], cold: [] as number[], drift: 0 }))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const turn of turns) {
      turn.hot.push(await pace(pool, turn.hold(pool), (random) => wish(random, hot, HOURS)))
      turn.drift += (await audit(pool)).drift
      turn.cold.push(await pace(pool, turn.hold(pool), (random, client) => wish(random, cold[client] ?? [], HOURS)))
      turn.drift += (await audit(pool)).drift
    }
  }
  await pool.end()
  return turns.map(({ way, hot: hotPaces, cold: coldPaces, drift }) => ({ way, hotPerSecond: median(hotPaces.slice(1)), coldPerSecond: median(coldPaces.slice(1)), drift }))
}

const median = (paces: readonly number[]): number => paces.toSorted((one, other) => one - other)[paces.length >> 1] ?? 0

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
