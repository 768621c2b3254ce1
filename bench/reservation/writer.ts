// One process that reserves through both ways of the product at once, books and gives back; its parent kills it at any moment.
import { randomUUID } from 'node:crypto'
import { bookCapacity, unbookCapacity } from '../../dist/modules/facilities/reservation/book-capacity.js'
import { holdCapacity } from '../../dist/modules/facilities/reservation/hold-capacity.js'
import { releaseCapacity } from '../../dist/modules/facilities/reservation/release-capacity.js'
import { Random } from '../matching/random.ts'
import { BatchedWriter } from './batched-writer.ts'
import { poolOf } from './database.ts'
import { transaction, txOn } from './designs.ts'
import { type Bucket, reservedAs, type Wanted, wish } from './hot-days.ts'

const CLIENTS = 128
const BUCKETS = 3
/** One in so many goes its own way, with a transaction of its own. */
const ALONE = 64

const [url = '', seed = '0'] = process.argv.slice(2)
const pool = poolOf(url, 32)
const batched = new BatchedWriter(pool)
const { rows: days } = await pool.query<Bucket>(`select id, line_id as line, to_char(day, 'YYYY-MM-DD') as day from capacity_bucket order by id`)

const inTransaction = (work: (tx: ReturnType<typeof txOn>) => Promise<void>): Promise<boolean> =>
  transaction(pool, 'begin', async (client) => { await work(txOn(client)); return true })

async function alone(wanted: Wanted): Promise<void> {
  await inTransaction((tx) => holdCapacity(tx, wanted.plan, reservedAs(wanted)))
  const options = { allocationIds: [wanted.allocation], contractId: randomUUID() }
  await inTransaction((tx) => bookCapacity(tx, options))
  await inTransaction((tx) => unbookCapacity(tx, options))
}

async function together(wanted: Wanted, random: Random): Promise<void> {
  await batched.reserve(wanted)
  if (random.chance(1 / ALONE)) await inTransaction((tx) => releaseCapacity(tx, { planId: wanted.plan }))
}

await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
  const random = new Random(Number(seed) * CLIENTS + client)
  for (;;) {
    const wanted = wish(random, days, 0.01, BUCKETS)
    await (random.chance(1 / ALONE) ? alone(wanted) : together(wanted, random))
    process.send?.([wanted.plan])
  }
}))
