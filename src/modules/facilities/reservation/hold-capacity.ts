import { newId } from '../../../platform/id.js'
import type { Tx } from '../../../platform/transaction.js'
import { Decimal, decimal, decimalText } from '../../../values/decimal.js'
import { capacityGone, type Shortfall } from './shortfall.js'

/** Hours of a line on a day, or base units of a stock item, for one allocation of a plan. */
export type HoldItem =
  | { readonly allocationId: string; readonly line: string; readonly day: string; readonly hours: string }
  | { readonly allocationId: string; readonly stockItem: string; readonly quantity: string }

/**
 * Locks in the order of ids (buckets, then stock), checks all, and only then writes, in one statement: two plans can neither
 * oversell nor wait for each other in a circle. Under READ COMMITTED a locked row is read as it is after the wait, but an update
 * begins with the row as it was before: every column of the check is therefore written from the locked row, or the check could
 * refuse figures that another transaction has changed meanwhile.
 */
const HOLD = `
  with wanted as (
    select * from json_to_recordset($1::json) as w(id uuid, allocation uuid, line uuid, day date, stock uuid, amount numeric)
  ), need as (
    select b.id as bucket, s.id as stock, w.line, w.day, w.stock as asked_stock, sum(w.amount) as amount
    from wanted w
    left join capacity_bucket b on b.line_id = w.line and b.day = w.day
    left join stock_item s on s.id = w.stock
    group by b.id, s.id, w.line, w.day, w.stock
  ), bucket as materialized (
    select id, organization_id, hours_available, hours_held, hours_booked, hours_available - hours_held - hours_booked as free from capacity_bucket
    where id in (select n.bucket from need n) order by id for update
  ), stock as materialized (
    select id, organization_id, quantity, held, booked, quantity - held - booked as free from stock_item
    where (select count(*) from bucket) >= 0 and id in (select n.stock from need n) order by id for update
  ), short as (
    select n.line, n.day, n.asked_stock, n.amount, greatest(coalesce(b.free, s.free, 0), 0) as free
    from need n left join bucket b on b.id = n.bucket left join stock s on s.id = n.stock
    where n.amount > coalesce(b.free, s.free, 0)
  ), held_hours as (
    update capacity_bucket c set hours_available = b.hours_available, hours_booked = b.hours_booked, hours_held = b.hours_held + n.amount
    from need n join bucket b on b.id = n.bucket where c.id = b.id and not exists (select from short)
  ), held_stock as (
    update stock_item c set quantity = s.quantity, booked = s.booked, held = s.held + n.amount
    from need n join stock s on s.id = n.stock where c.id = s.id and not exists (select from short)
  ), entered as (
    insert into reservation_entry (id, bucket_id, stock_item_id, organization_id, allocation_id, plan_id, kind, amount, at)
    select w.id, b.id, s.id, coalesce(b.organization_id, s.organization_id), w.allocation, $2, 'HOLD', w.amount, $3
    from wanted w
    left join capacity_bucket c on c.line_id = w.line and c.day = w.day
    left join bucket b on b.id = c.id
    left join stock s on s.id = w.stock
    where not exists (select from short)
  )
  select short.line as "productionLine", l.name as "lineName", short.day::text as day, short.asked_stock as "stockItem",
         trim_scale(short.amount)::text as asked, trim_scale(short.free)::text as free
  from short left join production_line l on l.id = short.line order by short.day, short.line, short.asked_stock`

/**
 * Reserves for a plan, all or nothing. One bucket may be named several times; its amounts add up.
 * @throws CONFLICT with `shortfall`: what is left per line and day, or per stock item; nothing was changed.
 */
export async function holdCapacity(tx: Tx, planId: string, items: readonly HoldItem[]): Promise<void> {
  const wanted = summed(items)
  if (wanted.length === 0) return
  const short = await tx.query<Shortfall & Record<string, unknown>>(HOLD, [JSON.stringify(wanted), planId, tx.now])
  if (short.length > 0) throw capacityGone(short)
}

interface Wanted { id: string; allocation: string; line: string | null; day: string | null; stock: string | null; amount: string }

/** One ledger entry for each allocation and bucket. Millionths round down: parts of a day never add up to more than the day. */
function summed(items: readonly HoldItem[]): Wanted[] {
  const wanted = new Map<string, Wanted>()
  for (const item of items) {
    const next = 'line' in item
      ? { allocation: item.allocationId, line: item.line, day: item.day, stock: null, amount: item.hours }
      : { allocation: item.allocationId, line: null, day: null, stock: item.stockItem, amount: item.quantity }
    const key = [next.allocation, next.line, next.day, next.stock].join()
    const before = wanted.get(key)
    const amount = decimal(before?.amount ?? 0).plus(rounded(next.amount))
    wanted.set(key, { ...next, id: before?.id ?? newId(), amount: decimalText(amount) })
  }
  return [...wanted.values()].filter(({ amount }) => amount !== '0')
}

function rounded(amount: string): Decimal {
  const value = decimal(amount)
  if (value.lessThan(0)) throw new RangeError(`cannot hold ${amount}`)
  return value.toDecimalPlaces(6, Decimal.ROUND_DOWN)
}
