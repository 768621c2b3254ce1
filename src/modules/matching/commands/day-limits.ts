import { capacityGone, type Shortfall } from '../../facilities/index.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Allocation } from '../allocation.entity.js'
import { isReserved } from '../instance/reserved-sql.js'

type Made = Pick<Allocation, 'id' | 'capability' | 'day' | 'quantity'>

/** Quantities are kept in millionths, each rounded for itself. */
const ROUNDING = 0.00001

/** The parts that are asked about need not be written yet. */
const OVER = `
  with own as (
    select capability, day, sum(quantity) as asked, array_agg(id) as ids
    from json_to_recordset($1::json) as part(id uuid, capability uuid, day date, quantity numeric) group by capability, day
  ), others as (
    select o.capability, o.day, o.asked, c.line_id, c.product_id, c.maximum_per_day as most, (
      select coalesce(sum(a.quantity), 0) from allocation a where a.capability_id = c.id and a.day = o.day and a.id <> all(o.ids) and ${isReserved('a')}) as made
    from own o join capability c on c.id = o.capability and c.maximum_per_day is not null
  )
  select o.line_id as "productionLine", l.name as "lineName", o.day::text as day, null as "stockItem", o.capability, p.unit,
         trim_scale(o.asked)::text as asked, trim_scale(greatest(o.most - o.made, 0))::text as free
  from others o join production_line l on l.id = o.line_id join product p on p.id = o.product_id
  where o.made + o.asked > o.most + ${ROUNDING} order by o.day, o.line_id`

/**
 * What a facility makes in one day of a capability stays within its limit, whoever it is for. To be asked once the hours are reserved: the days'
 * buckets are locked then, so that nobody else's production of the same capability and day can come in between.
 * @throws CONFLICT CAPACITY_GONE with the shortfall in base units
 */
export async function expectWithinDayLimits(tx: Tx, parts: readonly Made[]): Promise<void> {
  const made = parts.flatMap(({ id, capability, day, quantity }) => (capability && day ? [{ id, capability: capability.id, day, quantity }] : []))
  const over = made.length === 0 ? [] : await tx.query<Shortfall & Record<string, unknown>>(OVER, [JSON.stringify(made)])
  if (over.length > 0) throw capacityGone(over)
}
