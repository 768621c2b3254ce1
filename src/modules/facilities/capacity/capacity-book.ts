import type { Tx } from '../../../platform/transaction.js'
import type { CalendarDate } from '../../../values/calendar-date.js'
import { Period } from '../../../values/period.js'
import { horizonAt } from './capacity.js'
import { Closure } from '../closure.entity.js'
import { Facility } from '../facility.entity.js'
import { Holiday } from '../holidays/holiday.entity.js'
import { ProductionLine } from '../production-line.entity.js'

/**
 * All that decides the hours of some lines over some days. A command opens the book, changes what is in it and calls
 * `writeCapacity`: the hours follow from the objects as they are then, before the unit of work is written.
 */
export interface CapacityBook {
  days: Period
  lines: ProductionLine[]
  closures: Closure[]
  holidays: Holiday[]
}

/** The lines of one facility, which is locked, from today until the horizon. */
export async function openFacilityBook(tx: Tx, facility: Facility): Promise<CapacityBook> {
  const days = horizonAt(facility.timezone, tx.now)
  const lines = await tx.em.find(ProductionLine, { facility: facility.id }, { populate: ['facility', 'organization'] })
  const closures = await tx.em.find(Closure, { facility: facility.id, status: 'PLANNED', toDate: { $gt: days.from } })
  return { days, lines, closures, holidays: await holidaysIn(tx, days) }
}

/** All lines of all facilities on one day; all calendars are locked. */
export async function openDayBook(tx: Tx, day: CalendarDate): Promise<CapacityBook> {
  const days = Period.through(day, day)
  const lines = await tx.em.find(ProductionLine, { status: 'ACTIVE', facility: { status: 'ACTIVE' } }, { populate: ['facility', 'organization'] })
  const closures = await tx.em.find(Closure, { status: 'PLANNED', fromDate: { $lte: day }, toDate: { $gt: day } })
  return { days, lines, closures, holidays: await holidaysIn(tx, days) }
}

async function holidaysIn(tx: Tx, { from, to }: Period): Promise<Holiday[]> {
  return await tx.em.find(Holiday, { status: 'DECLARED', date: { $gte: from, $lt: to } })
}
