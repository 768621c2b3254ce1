import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { dayIn } from '../../../values/calendar-date.js'
import { openFacilityBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import { Closure } from '../closure.entity.js'
import type { AddClosureInput } from '../facility.inputs.js'
import { facilityLifecycle } from '../facility.lifecycle.js'
import { lockFacility } from '../facility-locks.js'
import { facilityPolicy } from '../facility.policy.js'
import { closable } from '../facility.rules.js'
import { ProductionLine } from '../production-line.entity.js'

/** Refused when hours of a closed day are held or booked. */
export async function addClosure(tx: Tx, { facilityId, lineId, from, to, reason }: AddClosureInput): Promise<Closure> {
  const facility = await lockFacility(tx, facilityId)
  authorize(facilityPolicy, 'addClosure', tx.actor, facility)
  expectState(facilityLifecycle, 'addClosure', facility)
  const line = lineId ? await tx.get(ProductionLine, lineId) : null
  const today = dayIn(facility.timezone, tx.now)
  enforce(closable, { from, to, today, facilityId: facility.id, line: line ? { facilityId: line.facility.id } : null }, null)
  const book = await openFacilityBook(tx, facility)

  const closure = tx.create(Closure, { facility, line, organization: facility.organization, fromDate: from, toDate: to, reason, status: 'PLANNED' })
  book.closures.push(closure)
  const daysChanged = await writeCapacity(tx, book, line ? [line] : book.lines)
  tx.record('ClosureAdded', closure, { facilityId: facility.id, lineId: line?.id ?? null, from, to, reason, daysChanged })
  return closure
}
