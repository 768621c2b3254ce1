import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { openFacilityBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import type { Facility } from '../facility.entity.js'
import { facilityLifecycle } from '../facility.lifecycle.js'
import { lockFacility } from '../facility-locks.js'
import { facilityPolicy } from '../facility.policy.js'

/** For good. Refused while hours of a coming day are held or booked. */
export async function closeFacility(tx: Tx, id: string, reason: string): Promise<Facility> {
  const facility = await lockFacility(tx, id)
  authorize(facilityPolicy, 'closeFacility', tx.actor, facility)
  const book = await openFacilityBook(tx, facility)

  transition(facilityLifecycle, 'closeFacility', facility)
  await writeCapacity(tx, book)
  tx.record('FacilityClosed', facility, { reason })
  return facility
}
