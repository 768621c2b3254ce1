import { SYSTEM } from '../../../platform/actor.js'
import type { Services } from '../../../platform/context.js'
import { Tx } from '../../../platform/transaction.js'
import { addDays } from '../../../values/calendar-date.js'
import { Period } from '../../../values/period.js'
import { lockAllCalendars } from '../facility-locks.js'
import { ProductionLine } from '../production-line.entity.js'
import { Closure } from '../closure.entity.js'
import { Holiday } from '../holidays/holiday.entity.js'
import { HORIZON_DAYS } from './capacity.js'
import { writeCapacity } from './write-capacity.js'

const LINES_AT_A_TIME = 200

/** Lines that work whose last day with hours is before the horizon of their time zone. */
const SHORT = `
  select l.id, greatest((select max(b.day) + 1 from capacity_bucket b where b.line_id = l.id), today.day)::text as first, today.day::text as today
  from production_line l join facility f on f.id = l.facility_id
  cross join lateral (select ($1::timestamptz at time zone f.timezone)::date as day) today
  where l.status = 'ACTIVE' and f.status = 'ACTIVE'
    and not exists (select from capacity_bucket b where b.line_id = l.id and b.day = today.day + ${HORIZON_DAYS - 1})
  order by l.id limit ${LINES_AT_A_TIME}`

/** Opens the days that have come over the horizon since the last time; gives how many. */
export async function extendCapacity(services: Services, now: Date): Promise<number> {
  let days = 0
  for (;;) {
    const written = await services.orm.em.fork().transactional((em) => extendSome(new Tx(em as Tx['em'], SYSTEM, now)))
    days += written
    if (written === 0) return days
  }
}

async function extendSome(tx: Tx): Promise<number> {
  if ((await tx.query(SHORT, [tx.now])).length === 0) return 0
  await lockAllCalendars(tx)
  const short = await tx.query<{ id: string; first: string; today: string }>(SHORT, [tx.now])
  if (short.length === 0) return 0
  const first = short.map((line) => line.first).toSorted()[0] ?? ''
  const last = short.map((line) => line.today).toSorted().at(-1) ?? first
  const days = new Period(first, addDays(last, HORIZON_DAYS))
  const lines = await tx.em.find(ProductionLine, { id: { $in: short.map(({ id }) => id) } }, { populate: ['facility', 'organization'] })
  const closures = await tx.em.find(Closure, { status: 'PLANNED', facility: { $in: lines.map(({ facility }) => facility.id) }, toDate: { $gt: days.from } })
  const holidays = await tx.em.find(Holiday, { status: 'DECLARED', date: { $gte: days.from, $lt: days.to } })
  return await writeCapacity(tx, { days, lines, closures, holidays })
}
