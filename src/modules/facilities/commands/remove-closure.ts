import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { openFacilityBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import { Closure } from '../closure.entity.js'
import { closureLifecycle } from '../facility.lifecycle.js'
import { lockFacility } from '../facility-locks.js'
import { closurePolicy } from '../facility.policy.js'

/** Its coming days are worked again. */
export async function removeClosure(tx: Tx, id: string): Promise<Closure> {
  const { facility } = await tx.get(Closure, id)
  const locked = await lockFacility(tx, facility.id)
  const closure = await tx.lock(Closure, id, { populate: ['facility', 'organization'] })
  authorize(closurePolicy, 'removeClosure', tx.actor, closure)
  const book = await openFacilityBook(tx, locked)

  transition(closureLifecycle, 'removeClosure', closure)
  const daysChanged = await writeCapacity(tx, book)
  const { fromDate: from, toDate: to, line } = closure
  tx.record('ClosureRemoved', closure, { facilityId: locked.id, lineId: line?.id ?? null, from, to, daysChanged })
  return closure
}
