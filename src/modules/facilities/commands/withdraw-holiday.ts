import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { openDayBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import { lockAllCalendars } from '../facility-locks.js'
import { holidayLifecycle } from '../facility.lifecycle.js'
import { holidayPolicy } from '../facility.policy.js'
import { Holiday } from '../holidays/holiday.entity.js'

/** The day is an ordinary one again. */
export async function withdrawHoliday(tx: Tx, id: string): Promise<Holiday> {
  await lockAllCalendars(tx)
  const holiday = await tx.lock(Holiday, id)
  authorize(holidayPolicy, 'withdrawHoliday', tx.actor, holiday)
  const book = await openDayBook(tx, holiday.date)

  transition(holidayLifecycle, 'withdrawHoliday', holiday)
  const daysChanged = await writeCapacity(tx, book)
  tx.record('HolidayWithdrawn', holiday, { date: holiday.date, daysChanged })
  return holiday
}
