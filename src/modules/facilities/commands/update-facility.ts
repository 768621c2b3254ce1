import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Facility } from '../facility.entity.js'
import type { UpdateFacilityInput } from '../facility.inputs.js'
import { facilityLifecycle } from '../facility.lifecycle.js'
import { lockFacility } from '../facility-locks.js'
import { facilityPolicy } from '../facility.policy.js'
import { locatable } from '../facility.rules.js'

export async function updateFacility(tx: Tx, id: string, { expectedVersion, ...input }: UpdateFacilityInput): Promise<Facility> {
  const facility = await lockFacility(tx, id, expectedVersion)
  authorize(facilityPolicy, 'updateFacility', tx.actor, facility)
  expectState(facilityLifecycle, 'updateFacility', facility)
  enforce(locatable, input, null)

  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  Object.assign(facility, Object.fromEntries(given))
  tx.record('FacilityUpdated', facility, { fields: given.map(([field]) => field) })
  return facility
}
