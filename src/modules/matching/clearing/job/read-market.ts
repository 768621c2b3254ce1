import type { Database } from '../../../../platform/read/database.js'
import { addDays } from '../../../../values/calendar-date.js'
import { InvalidValue } from '../../../../values/invalid-value.js'
import type { FacilityFacts, PlanningFacts, ProductionLineFacts, TariffFacts } from '../../instance/planning-facts.js'
import { readFacts } from '../../instance/read-facts.js'
import { omitted, type StoredClearingResult } from '../clearing-run.types.js'

/** One request that takes part, as it was read. */
export interface MarketRequest { id: string; buyer: string; amendment: number; facts: PlanningFacts }

/** What competes for the same hours: every request, and all of them as if they were one; beside it those that take no part. */
export interface RegionMarket { requests: readonly MarketRequest[]; together: PlanningFacts; omitted: readonly StoredClearingResult[] }

const OPEN = `
  select r.id, r.buyer_id as buyer, r.amendment_number as amendment from unnest($1::uuid[]) with ordinality as wanted(id, place)
  join bulk_request r on r.id = wanted.id where r.status = 'PUBLISHED' order by wanted.place`

/** Requests that are no longer open are left out, and those with a value that cannot be planned with: one must not keep all others from their plans. */
export async function readMarket(database: Database, { runId, requests, now }: { runId: string; requests: readonly string[]; now: Date }): Promise<RegionMarket> {
  const open = await database.query(OPEN, [requests])
  const read: MarketRequest[] = []
  for (const { id, buyer, amendment } of open) {
    const facts = await readFacts(database, { requestId: String(id), now }).catch(nullIfInvalid)
    if (facts) read.push({ id: String(id), buyer: String(buyer), amendment: Number(amendment), facts })
  }
  const isOpen = new Set(open.map(({ id }) => String(id)))
  const isRead = new Set(read.map(({ id }) => id))
  return {
    requests: read, together: togetherAs(runId, read.map(({ facts }) => facts), now),
    omitted: requests.filter((id) => !isRead.has(id)).map((id) => omitted(id, isOpen.has(id) ? 'NOT_PLANNABLE' : 'REQUEST_CHANGED')),
  }
}

/** A value that is not one is the request's own trouble; anything else is ours. */
function nullIfInvalid(error: unknown): null {
  if (error instanceof InvalidValue) return null
  throw error
}

function togetherAs(runId: string, all: readonly PlanningFacts[], now: Date): PlanningFacts {
  return {
    request: { id: runId, currency: 'IDR', lines: all.flatMap(({ request }) => request.lines) },
    facilities: merged(all.flatMap(({ facilities }) => facilities), facilityOf),
    tariffs: byKey(all.flatMap(({ tariffs }) => tariffs), tariffKey),
    firstDay: all.map(({ firstDay }) => firstDay).toSorted()[0] ?? addDays(now.toISOString().slice(0, 10), 1),
  }
}

const tariffKey = ({ productId, unit }: TariffFacts): string => `${productId}\n${unit}`

/** The same facility is read once for each request that it could serve, with what it makes for that one. */
function facilityOf(first: FacilityFacts, all: readonly FacilityFacts[]): FacilityFacts {
  return {
    ...first, lines: merged(all.flatMap(({ lines }) => lines), lineOf),
    stock: byKey(all.flatMap(({ stock }) => stock), ({ id }) => id),
  }
}

function lineOf(first: ProductionLineFacts, all: readonly ProductionLineFacts[]): ProductionLineFacts {
  return {
    ...first, capabilities: byKey(all.flatMap(({ capabilities }) => capabilities), ({ id }) => id),
    free: new Map(all.flatMap(({ free }) => [...free])),
  }
}

function merged<T extends { id: string }>(items: readonly T[], merge: (first: T, all: readonly T[]) => T): T[] {
  return [...Map.groupBy(items, ({ id }) => id).values()].flatMap((all) => all[0] ? [merge(all[0], all)] : []).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The first of each: tariffs come in the order in which they count. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first]) => first === undefined ? [] : [first])
}
