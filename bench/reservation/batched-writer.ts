import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Wanted } from './hot-days.ts'

const MOST = 64

interface Waiting { wanted: Wanted; resolve(reserved: boolean): void; reject(error: unknown): void }
interface Entry { id: string; bucket: string; organization: string; allocation: string; plan: string; amount: number }

/** After the wait for the locks a statement of its own sees what the others have committed. */
const LOCK = `select id from capacity_bucket where id = any($1::uuid[]) order by id for update`
const READ = `
  select id, organization_id as organization, (hours_available - hours_held - hours_booked)::float8 as free from capacity_bucket where id = any($1::uuid[])`
const WRITE = `
  with entry as (
    select * from json_to_recordset($1::json) as e(id uuid, bucket uuid, organization uuid, allocation uuid, plan uuid, amount numeric)
  ), entered as (
    insert into reservation_entry (id, bucket_id, organization_id, allocation_id, plan_id, kind, amount, at)
    select id, bucket, organization, allocation, plan, 'HOLD', amount, now() from entry
  )
  update capacity_bucket b set hours_held = b.hours_held + n.amount
  from (select bucket, sum(amount) as amount from entry group by 1) n where b.id = n.bucket`

/**
 * Whoever comes while a transaction is under way shares the next one, up to 64: one wait for the locks and one commit for all of them,
 * and for each its own answer, all or nothing, in the order of arrival.
 */
export class BatchedWriter {
  private readonly waiting: Waiting[] = []
  private isWriting = false
  private readonly pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  readonly reserve = (wanted: Wanted): Promise<boolean> => new Promise((resolve, reject) => {
    this.waiting.push({ wanted, resolve, reject })
    if (!this.isWriting) void this.work()
  })

  private async work(): Promise<void> {
    this.isWriting = true
    // Whoever asks in the same turn belongs to the same batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST)
      await this.write(batch.map(({ wanted }) => wanted)).then(
        (outcomes) => batch.forEach(({ resolve }, index) => resolve(outcomes[index] ?? false)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)))
    }
    this.isWriting = false
  }

  private async write(wanted: readonly Wanted[]): Promise<boolean[]> {
    const client = await this.pool.connect()
    try {
      await client.query('begin')
      const ids = [...new Set(wanted.flatMap(({ buckets }) => buckets.map(({ id }) => id)))]
      await client.query(LOCK, [ids])
      const { rows } = await client.query<Free>(READ, [ids])
      const { outcomes, entries } = decide(wanted, rows)
      if (entries.length > 0) await client.query(WRITE, [JSON.stringify(entries)])
      await client.query('commit')
      return outcomes
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    } finally {
      client.release()
    }
  }
}

interface Free { id: string; organization: string; free: number }

const MILLIONTHS = 1e6

function decide(wanted: readonly Wanted[], rows: readonly Free[]): { outcomes: boolean[]; entries: Entry[] } {
  const left = new Map(rows.map(({ id, organization, free }) => [id, { organization, free: Math.round(free * MILLIONTHS) }]))
  const entries: Entry[] = []
  const outcomes = wanted.map(({ plan, allocation, buckets, hours }) => {
    const need = Math.round(hours * MILLIONTHS)
    const found = buckets.flatMap(({ id }) => left.get(id) ?? [])
    if (found.length < buckets.length || found.some(({ free }) => free < need)) return false
    for (const bucket of found) bucket.free -= need
    entries.push(...buckets.map(({ id }, index) => ({ id: randomUUID(), bucket: id, organization: found[index]?.organization ?? '', allocation, plan, amount: hours })))
    return true
  })
  return { outcomes, entries }
}
