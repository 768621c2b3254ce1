import { unauthenticated } from '../../../platform/errors.js'
import { authorizeAction } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Organization } from '../../organizations/index.js'
import { Facility } from '../facility.entity.js'
import type { CommissionFacilityInput } from '../facility.inputs.js'
import { facilityPolicy } from '../facility.policy.js'
import { locatable } from '../facility.rules.js'

/** A place of the organization that the actor acts for; others see it once that organization is verified. */
export async function commissionFacility(tx: Tx, input: CommissionFacilityInput): Promise<Facility> {
  authorizeAction(facilityPolicy, 'commissionFacility', tx.actor)
  enforce(locatable, input, null)
  if (!tx.actor.organizationId) throw unauthenticated()

  const organization = await tx.get(Organization, tx.actor.organizationId)
  const { name, region, latitude, longitude, timezone, description } = input
  const facility = tx.create(Facility, { organization, name, region, latitude, longitude, timezone, description, status: 'ACTIVE', createdAt: tx.now })
  tx.record('FacilityCommissioned', facility, { name, region })
  return facility
}
