import { authorizeAction } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { openDayBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import { lockAllCalendars } from '../facility-locks.js'
import { holidayPolicy } from '../facility.policy.js'
import { Holiday } from '../holidays/holiday.entity.js'
import type { DeclareHolidayInput } from '../holidays/holiday.inputs.js'
import { declarable } from '../holidays/holiday.rules.js'

/** No line works on that day. Refused while hours of it are held or booked anywhere. */
export async function declareHoliday(tx: Tx, { date, name, kind, source }: DeclareHolidayInput): Promise<Holiday> {
  authorizeAction(holidayPolicy, 'declareHoliday', tx.actor)
  await lockAllCalendars(tx)
  const book = await openDayBook(tx, date)
  enforce(declarable, { date }, book.holidays)

  const holiday = tx.create(Holiday, { date, name, kind, source, status: 'DECLARED' })
  book.holidays.push(holiday)
  const daysChanged = await writeCapacity(tx, book)
  tx.record('HolidayDeclared', holiday, { date, name, daysChanged })
  return holiday
}
