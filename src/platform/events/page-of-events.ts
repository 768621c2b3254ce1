import type { Context } from '../context.js'
import { badInput } from '../errors.js'
import { MAX_PAGE } from '../read/page.js'
import { decodeEventCursor, encodeEventCursor } from './event-cursor.js'
import { checkedFilter } from './event-filter.js'
import type { StreamPosition } from './follow.js'
import { readVisible, type Scan } from './read-events.js'
import type { EventRow } from './recent-events.js'

/** Windows of the log that one page looks through at most; a sparse page says `hasMore` and is asked on. */
const WINDOWS = 20
const DEFAULT_FIRST = 50

export interface EventPageRow { events: readonly EventRow[]; endCursor: string; hasMore: boolean }

/** The log as a list, from its start or after a cursor. @throws UNAUTHENTICATED, BAD_INPUT */
export async function pageOfEvents(ctx: Context, { after, filter, first }: StreamPosition & { first?: number | null | undefined }): Promise<EventPageRow> {
  const viewer = ctx.signedIn()
  const limit = checkedFirst(first ?? DEFAULT_FIRST)
  const wanted = checkedFilter(filter)
  const start = after == null ? 0 : decodeEventCursor(after)
  const { events, reading } = ctx.services
  await events.expectReached(start)
  const upTo = Math.max(events.head, start)
  const found: EventRow[] = []
  let scannedTo = start
  for (let window = 0; window < WINDOWS && scannedTo < upTo && found.length <= limit; window++) {
    const stretch = { after: scannedTo, upTo, limit: limit + 1 - found.length }
    const scan: Scan = await readVisible(reading, viewer, { filter: wanted, stretch })
    found.push(...scan.rows)
    scannedTo = scan.scannedTo
  }
  const page = found.slice(0, limit)
  const more = found.length > limit
  const end = more ? page.at(-1)?.position ?? start : scannedTo
  return { events: page, endCursor: encodeEventCursor(end), hasMore: more || scannedTo < upTo }
}

function checkedFirst(first: number): number {
  if (first >= 1 && first <= MAX_PAGE) return first
  throw badInput(['first'], {
    en: `"first" is ${first}; it may be 1 to ${MAX_PAGE}.`, id: `"first" bernilai ${first}; yang boleh 1 sampai ${MAX_PAGE}.`,
  }, { limit: MAX_PAGE })
}
