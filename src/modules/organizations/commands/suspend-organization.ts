import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Organization } from '../organization.entity.js'
import { organizationLifecycle } from '../organization.lifecycle.js'
import { organizationPolicy } from '../organization.policy.js'
import { explained } from '../organization.rules.js'

/** The authority stops an organization from trading; what is contracted goes on. */
export async function suspendOrganization(tx: Tx, id: string, reason: string): Promise<Organization> {
  const organization = await tx.lock(Organization, id)
  authorize(organizationPolicy, 'suspendOrganization', tx.actor, organization)
  enforce(explained, reason, null)

  transition(organizationLifecycle, 'suspendOrganization', organization)
  tx.record('OrganizationSuspended', organization, { reason })
  return organization
}
