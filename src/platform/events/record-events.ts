import type { ChangeSet } from '@mikro-orm/core'
import { creationOf } from '../database/new-row.js'
import { partsOf, together, type Part, type Statement } from '../database/row-changes.js'
import { newId } from '../id.js'
import type { PendingEvent, Tx } from '../transaction.js'
import { describeChange, type Change } from './changes.js'

/** The changes are a parameter of their own: inside the rows they would be read twice, as what the rows are written in and as what is stored. */
const insertEvents = (rows: string, changes: string): string => `
  insert into event (id, type, occurred_at, subject_type, subject_id, subject_version, actor_user, actor_organization,
                     correlation_id, payload, changes, about, audience, kinds, oversight, is_public)
  select id, type, occurred_at, subject_type, subject_id, subject_version, actor_user, actor_organization,
         correlation_id, payload, case when is_first then ${changes}::jsonb else '[]' end, about, audience, kinds, oversight, is_public
  from json_to_recordset(${rows}::json) as e(
    id uuid, type text, occurred_at timestamptz, subject_type text, subject_id uuid, subject_version int, actor_user uuid, actor_organization uuid,
    correlation_id text, payload jsonb, is_first boolean, about uuid[], audience uuid[], kinds text[], oversight boolean, is_public boolean)`

/**
 * The unit of work and its events, in one statement where the tables allow, for the caller to write with the commit; `also` is written with them.
 * What the command left for the end must follow them, so then they are written here. Nothing that the command loaded is managed afterwards.
 */
export async function lastStatements(tx: Tx, correlationId: string, also: readonly Part[] = []): Promise<readonly Statement[]> {
  const statements = unwritten(tx, correlationId, also)
  tx.em.clear()
  if (tx.closing.length === 0) return statements
  await tx.queryAll(statements)
  for (const work of tx.closing.splice(0)) await work()
  return []
}

function unwritten(tx: Tx, correlationId: string, also: readonly Part[]): Statement[] {
  const unitOfWork = tx.em.getUnitOfWork()
  unitOfWork.computeChangeSets()
  const changes = [...unitOfWork.getChangeSets() as ChangeSet<object>[], ...tx.inserted.splice(0).map((row) => creationOf(row, tx.em.getPlatform()))]
  const events: Part[] = tx.pending.length > 0 ? [eventsOf(tx, correlationId, changes.map((change) => describeChange(tx.actor, change)))] : []
  const batches = partsOf(changes)
  const last = [...batches.pop() ?? [], ...events, ...also]
  return (last.length > 0 ? [...batches, last] : batches).map(together)
}

/** The first event of a transaction tells its changes. */
function eventsOf(tx: Tx, correlationId: string, changes: readonly Change[]): Part {
  const rows = tx.pending.map(({ type, subject, payload }, index) => ({
    id: newId(), type, occurred_at: tx.now.toISOString(), payload, correlation_id: correlationId,
    subject_type: subject.eventType ?? subject.constructor.name, subject_id: subject.id, subject_version: subject.version,
    actor_user: tx.actor.userId, actor_organization: tx.actor.organizationId,
    is_first: index === 0, ...scopeOf(type, subject),
  }))
  return (add) => insertEvents(add(JSON.stringify(rows)), add(JSON.stringify(changes)))
}

function scopeOf(type: PendingEvent['type'], subject: PendingEvent['subject']) {
  const { about, audience, kinds = [], oversight, isPublic } = subject.eventScope(type)
  return { about: [...new Set(about)], audience: [...new Set(audience)], kinds, oversight, is_public: isPublic }
}
