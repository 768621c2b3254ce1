import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { Organization } from '../organization.entity.js'
import { organizationLifecycle } from '../organization.lifecycle.js'
import { organizationPolicy } from '../organization.policy.js'

/** The authority vouches for an organization: from now on it trades. */
export async function verifyOrganization(tx: Tx, id: string, expectedVersion?: number): Promise<Organization> {
  const organization = await tx.lock(Organization, id, { expectedVersion })
  authorize(organizationPolicy, 'verifyOrganization', tx.actor, organization)

  transition(organizationLifecycle, 'verifyOrganization', organization)
  tx.record('OrganizationVerified', organization, {})
  return organization
}
