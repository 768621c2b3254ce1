import type { Tx } from '../../platform/transaction.js'
import { Decimal, decimal } from '../../values/decimal.js'
import { isCounted } from '../../values/unit.js'
import { Facility } from '../facilities/index.js'
import type { ContractLine } from './contract-line.entity.js'
import type { Contract } from './contract.entity.js'
import { madeOn } from '../matching/index.js'
import { dayIn } from '../../values/calendar-date.js'

/** Free hours of the facility's lines that can make the product in the class or a better one, earliest and fastest first. */
const FREE = `
  select b.line_id as line, c.id as capability, b.day::text as day, c.output_per_hour::text as rate, c.setup_hours::text as setup,
         least(b.hours_available - b.hours_held - b.hours_booked, case when c.maximum_per_day is null then 24
           else greatest(c.maximum_per_day - ${madeOn('c.id', 'b.day')}, 0) / c.output_per_hour end)::text as free
  from capability c
  join production_line l on l.id = c.line_id and l.status = 'ACTIVE'
  join capacity_bucket b on b.line_id = l.id and b.day >= c.valid_from and (c.valid_to is null or b.day < c.valid_to)
  join product p on p.id = c.product_id
  where l.facility_id = $1 and c.product_id = $2 and b.day > $3::date and b.hours_available > b.hours_held + b.hours_booked
    and ($4::text is null or array_position(p.quality_classes, c.quality_class) <= array_position(p.quality_classes, $4))
  order by b.day, c.output_per_hour desc, b.line_id limit 1000`

export interface FreeHours { line: string; capability: string; day: string; rate: string; setup: string; free: string }
/** What a line of the facility makes on a day, with the hours that it takes; nothing on a day that only begins something. */
export interface Share extends FreeHours { quantity: Decimal; hours: Decimal }

export async function freeHours(tx: Tx, contract: Contract, line: ContractLine): Promise<FreeHours[]> {
  const { timezone } = await tx.get(Facility, contract.facility.id)
  return await tx.query<FreeHours & Record<string, unknown>>(FREE, [contract.facility.id, line.product.id, dayIn(timezone, tx.now), line.qualityClass ?? null])
}

/** Lays a quantity over free hours, earliest first; less than all of it where they are too few. Counted pieces appear on the day that finishes them. */
export function layOver(rows: readonly FreeHours[], { quantity, unit }: Pick<ContractLine, 'unit'> & { quantity: string }): Share[] {
  const runs = new Map<string, Run>()
  const shares: Share[] = []
  let open = decimal(quantity)
  for (const row of rows) {
    if (open.isZero()) break
    const run = runs.get(row.line) ?? { capability: row.capability, setup: decimal(row.setup), begun: decimal('0'), day: '' }
    if (run.capability !== row.capability || run.day === row.day) continue
    const share = shareOf(row, run, { open, whole: isCounted(unit) })
    runs.set(row.line, { ...run, ...share.run, day: row.day })
    shares.push({ ...row, quantity: share.quantity, hours: share.hours })
    open = open.minus(share.quantity)
  }
  return withoutLooseEnds(shares)
}

/** One production line on one product: set-up hours still to spend, and how much of a piece is begun. */
interface Run { capability: string; setup: Decimal; begun: Decimal; day: string }

function shareOf(row: FreeHours, run: Run, { open, whole }: { open: Decimal; whole: boolean }) {
  const settingUp = Decimal.min(run.setup, row.free)
  const working = decimal(row.free).minus(settingUp)
  const finished = run.begun.plus(working.times(row.rate))
  const quantity = Decimal.min(open, finished.toDecimalPlaces(whole ? 0 : 6, Decimal.ROUND_DOWN))
  const isLast = quantity.equals(open)
  const worked = isLast ? Decimal.max(0, quantity.minus(run.begun)).dividedBy(row.rate).toDecimalPlaces(6, Decimal.ROUND_UP) : working
  const hours = Decimal.min(settingUp.plus(worked), row.free).toDecimalPlaces(6, Decimal.ROUND_DOWN)
  return { quantity, hours, run: { setup: run.setup.minus(settingUp), begun: isLast ? decimal('0') : finished.minus(quantity) } }
}

/** Days at the end of a line's run that finish nothing are not needed. */
function withoutLooseEnds(shares: readonly Share[]): Share[] {
  const lastUseful = new Map<string, string>()
  for (const { line, day, quantity } of shares) if (!quantity.isZero()) lastUseful.set(line, day)
  return shares.filter(({ line, day, hours }) => !hours.isZero() && day <= (lastUseful.get(line) ?? ''))
}
