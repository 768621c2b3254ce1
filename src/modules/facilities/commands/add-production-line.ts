import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { openFacilityBook } from '../capacity/capacity-book.js'
import { writeCapacity } from '../capacity/write-capacity.js'
import type { AddProductionLineInput } from '../facility.inputs.js'
import { facilityLifecycle } from '../facility.lifecycle.js'
import { lockFacility } from '../facility-locks.js'
import { facilityPolicy } from '../facility.policy.js'
import { workable } from '../facility.rules.js'
import { ProductionLine } from '../production-line.entity.js'

/** Its hours can be reserved at once, as far ahead as the horizon. */
export async function addProductionLine(tx: Tx, input: AddProductionLineInput): Promise<ProductionLine> {
  const facility = await lockFacility(tx, input.facilityId)
  authorize(facilityPolicy, 'addProductionLine', tx.actor, facility)
  expectState(facilityLifecycle, 'addProductionLine', facility)
  enforce(workable, input, null)
  const book = await openFacilityBook(tx, facility)

  const { name, hoursPerWeekday, crew } = input
  const line = tx.create(ProductionLine, { facility, organization: facility.organization, name, hoursPerWeekday, crew, status: 'ACTIVE' })
  await writeCapacity(tx, book, [line])
  tx.record('ProductionLineAdded', line, { facilityId: facility.id, name })
  return line
}
