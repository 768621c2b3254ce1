import type { Context } from '../context.js'
import { unauthenticated } from '../errors.js'
import { holds } from '../policy.js'
import { modelOf } from '../read/read-model.js'
import { endable } from './endable.js'
import { decodeEventCursor, encodeEventCursor } from './event-cursor.js'
import { Event } from './event.entity.js'
import { checkedFilter, type EventFilter } from './event-filter.js'
import type { EventRow } from './recent-events.js'

/** One message of a subscription: the value, and the context it is resolved in, with the sender's rights at this instant. */
export class Delivery<T extends object = object> {
  constructor(readonly context: Context, readonly value: T) {}
}

export interface StreamPosition { after?: string | null | undefined; filter?: EventFilter | null | undefined }

/** `event` is null in the first message of a stream without `after`: it says where the stream starts. */
export interface FollowedEvent { cursor: string; event: EventRow | null }

/**
 * The sender's events from a cursor on (or from now on), in the order of the log, each once. Between two messages nothing is kept
 * but the position. @throws UNAUTHENTICATED, also later when the credential no longer stands for anybody; BAD_INPUT
 */
export async function followEvents(ctx: Context, { after, filter }: StreamPosition): Promise<AsyncGenerator<Delivery<FollowedEvent>, void, void>> {
  ctx.signedIn()
  const wanted = checkedFilter(filter)
  const { events } = ctx.services
  const start = after == null ? events.head : decodeEventCursor(after)
  await events.expectReached(start)
  return endable((signal) => follow(ctx, { start, announced: after == null, filter: wanted }, signal))
}

interface Followed { start: number; announced: boolean; filter: EventFilter }

async function* follow(ctx: Context, { start, announced, filter }: Followed, signal: AbortSignal): AsyncGenerator<Delivery<FollowedEvent>, void, void> {
  if (announced) yield new Delivery(ctx, { cursor: encodeEventCursor(start), event: null })
  const { events } = ctx.services
  for (let position = start; !signal.aborted;) {
    await events.beyond(position, signal)
    const { rows, scannedTo } = await events.step(await sender(ctx), filter, position)
    for (const event of rows) {
      if (signal.aborted) return
      // Asked again for each: while a slow reader took the ones before, a right may have been withdrawn.
      const actor = await sender(ctx)
      if (!holds(modelOf(Event).view, actor, event)) continue
      yield new Delivery(ctx.renewed(actor), { cursor: encodeEventCursor(event.position), event })
    }
    position = scannedTo
  }
}

async function sender(ctx: Context) {
  const actor = await ctx.request.currentActor?.() ?? ctx.actor
  if (actor.kind === 'ANONYMOUS') throw unauthenticated()
  return actor
}
