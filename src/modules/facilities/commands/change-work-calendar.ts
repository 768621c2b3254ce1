import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { openFacilityBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import type { ChangeWorkCalendarInput } from '../facility.inputs.js'
import { lineLifecycle } from '../facility.lifecycle.js'
import { lockLine } from '../facility-locks.js'
import { linePolicy } from '../facility.policy.js'
import { workable } from '../facility.rules.js'
import type { ProductionLine } from '../production-line.entity.js'

/** From today on. Refused when a day would get fewer hours than are held and booked in it. */
export async function changeWorkCalendar(tx: Tx, id: string, input: ChangeWorkCalendarInput): Promise<ProductionLine> {
  const { hoursPerWeekday, expectedVersion } = input
  const line = await lockLine(tx, id, expectedVersion)
  authorize(linePolicy, 'changeWorkCalendar', tx.actor, line)
  expectState(lineLifecycle, 'changeWorkCalendar', line)
  enforce(workable, { hoursPerWeekday }, null)
  const book = await openFacilityBook(tx, line.facility)

  line.hoursPerWeekday = hoursPerWeekday
  const daysChanged = await writeCapacity(tx, book, [line])
  tx.record('WorkCalendarChanged', line, { facilityId: line.facility.id, hoursPerWeekday, daysChanged })
  return line
}
