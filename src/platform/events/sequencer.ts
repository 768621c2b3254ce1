import type { Client } from 'pg'

/** Tells every node that events have positions, with the newest of them as payload. */
export const SEQUENCED = 'event_sequenced'
/** Asks whichever node leads to look for committed events now. Sent between transactions of writers, never inside one. */
export const COMMITTED = 'event_committed'

const BATCH = 1_000
/** Two-part key of the advisory lock that the leader's connection holds; advisory locks are per database. */
const LEAD = 'select pg_try_advisory_lock(4711, 1) as leads'
/** The ids are an array so that there is one way to run it, by the keys: a join would be planned by what is known of the table's size. */
const SEQUENCE = {
  name: 'sequence_events',
  text: `
    with batch as (
      select array_agg(id order by id) as ids from (select id from event where position is null and id > $1 order by id limit ${BATCH}) as committed),
    sequenced as (
      update event set position = (select coalesce(max(position), 0) from event) + array_position((select ids from batch), id)
      where id = any ((select ids from batch)::uuid[]) returning position),
    told as (select count(*)::int as count, max(position)::text as head from sequenced)
    select count, pg_notify('${SEQUENCED}', head) from told where count > 0`,
}

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
 * Gives every committed event with a greater id that has none the next dense position, by id within a batch. Only the leader may
 * call it. The index still lists events that got theirs until it is vacuumed; a recent bound spares the walk over them.
 */
export async function sequenceCommitted(client: Client, bound: string): Promise<void> {
  for (let count = BATCH; count === BATCH;) {
    const { rows } = await client.query<{ count: number }>({ ...SEQUENCE, values: [bound] })
    count = rows[0]?.count ?? 0
  }
}
