import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { openFacilityBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import { lineLifecycle } from '../facility.lifecycle.js'
import { lockLine } from '../facility-locks.js'
import { linePolicy } from '../facility.policy.js'
import type { ProductionLine } from '../production-line.entity.js'

/** For good. Refused while hours of a coming day are held or booked. */
export async function retireProductionLine(tx: Tx, id: string): Promise<ProductionLine> {
  const line = await lockLine(tx, id)
  authorize(linePolicy, 'retireProductionLine', tx.actor, line)
  const book = await openFacilityBook(tx, line.facility)

  transition(lineLifecycle, 'retireProductionLine', line)
  const daysChanged = await writeCapacity(tx, book, [line])
  tx.record('ProductionLineRetired', line, { facilityId: line.facility.id, daysChanged })
  return line
}
