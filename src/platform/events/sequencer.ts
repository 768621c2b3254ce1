import type { Client } from 'pg'
import { selectList, type RowShape } from '../read/row-shape.js'
import { eventRow } from './read-events.js'
import type { EventRow } from './recent-events.js'

/** Tells every node that events have positions, with the newest of them as payload. */
export const SEQUENCED = 'event_sequenced'
/** Asks whichever node leads to look for committed events now. Sent between transactions of writers, never inside one. */
export const COMMITTED = 'event_committed'

const BATCH = 1_000
/** Two-part key of the advisory lock that the leader's connection holds; advisory locks are per database. */
const LEAD = 'select pg_try_advisory_lock(4711, 1) as leads'
/** The ids are an array so that there is one way to run it, by the keys: a join would be planned by what is known of the table's size. */
const sequence = (columns: string): string => `
  with batch as (
    select array_agg(id order by id) as ids from (select id from event where position is null and id > $1 order by id limit ${BATCH}) as committed),
  sequenced as (
    update event t set position = (select coalesce(max(position), 0) from event) + array_position((select ids from batch), id)
    where id = any ((select ids from batch)::uuid[]) returning ${columns}),
  told as (select pg_notify('${SEQUENCED}', max(position)::text) from sequenced having count(*) > 0)
  select sequenced.* from sequenced cross join told order by position`

export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Below every id (UUIDv7) that is made from this instant on. */
export function idBound(milliseconds: number): string {
  const hex = Math.floor(milliseconds).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Whether this connection leads: one per database does, until it ends. The lock and the positions share the connection, so it fences itself. */
export async function tryToLead(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ leads: boolean }>(LEAD)
  return rows[0]?.leads ?? false
}

/**
 * Gives every committed event with a greater id that has none the next dense position, by id within a batch, and passes the events on. Only the
 * leader may call it. The index still lists events that got theirs until it is vacuumed; a recent bound spares the walk over them.
 */
export async function sequenceCommitted(client: Client, { bound, shape }: { bound: string; shape: RowShape }, pass: (rows: EventRow[]) => void): Promise<void> {
  for (let count = BATCH; count === BATCH;) {
    const { rows } = await client.query({ name: 'sequence_events', text: sequence(selectList(shape, 't')), values: [bound] })
    if (rows.length > 0) pass(rows.map((record) => eventRow(shape, record)))
    count = rows.length
  }
}
