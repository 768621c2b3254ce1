import type { EntityClass } from '@mikro-orm/postgresql'
import type { Context } from '../context.js'
import { notFound } from '../errors.js'
import type { Row } from '../read/row-shape.js'
import { endable } from './endable.js'
import { encodeEventCursor } from './event-cursor.js'
import { Delivery, followEvents, type FollowedEvent } from './follow.js'

/** An aggregate as it is now and the event that made it so; no event in the snapshot that a stream starts with. */
export interface AggregateProgress extends FollowedEvent { aggregate: Row }

/**
 * Follows one aggregate: first a snapshot with the cursor it corresponds to, then every event about it together with the aggregate
 * read anew. With `after` it goes on there, without a snapshot. Ends when the viewer may no longer see it.
 * @throws NOT_FOUND when there is none that the viewer may see
 */
export async function aggregateProgress(
  ctx: Context, entity: EntityClass<object>, { id, after }: { id: string; after?: string | null | undefined },
): Promise<AsyncGenerator<Delivery<AggregateProgress>, void, void>> {
  ctx.signedIn()
  // Read after the cursor was taken: the snapshot may know more than the cursor says, never less.
  const start = after ?? encodeEventCursor(ctx.services.events.head)
  const aggregate = await ctx.reader.required(entity, id)
  const events = await followEvents(ctx, { after: start, filter: { about: aggregate.id } })
  const snapshot = after == null ? new Delivery(ctx, { cursor: start, event: null, aggregate }) : null
  return endable((signal) => progress(events, { snapshot, entity, id: aggregate.id }, signal))
}

interface Progress { snapshot: Delivery<AggregateProgress> | null; entity: EntityClass<object>; id: string }

async function* progress(
  events: AsyncGenerator<Delivery<FollowedEvent>, void, void>, { snapshot, entity, id }: Progress, signal: AbortSignal,
): AsyncGenerator<Delivery<AggregateProgress>, void, void> {
  signal.addEventListener('abort', () => void events.return())
  if (snapshot) yield snapshot
  for await (const { context, value } of events) {
    const aggregate = await context.reader.byId(entity, id)
    if (!aggregate) throw notFound(entity.name, id)
    yield new Delivery(context, { ...value, aggregate })
  }
}
