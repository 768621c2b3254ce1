import { unauthenticated } from '../../../platform/errors.js'
import { authorizeAction } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { User } from '../../identity/index.js'
import { Member } from '../member.entity.js'
import { Organization } from '../organization.entity.js'
import type { RegisterOrganizationInput } from '../organization.inputs.js'
import { organizationPolicy } from '../organization.policy.js'
import { enforce } from '../../../platform/rules.js'
import { registrable } from '../organization.rules.js'
import { rolesOf } from '../role.js'

/** Founds an unverified organization with its founder in every role; the authority verifies it. */
export async function registerOrganization(tx: Tx, input: RegisterOrganizationInput): Promise<Organization> {
  authorizeAction(organizationPolicy, 'registerOrganization', tx.actor)
  enforce(registrable, input, null)
  if (!tx.actor.userId) throw unauthenticated()

  const founder = await tx.lock(User, tx.actor.userId)
  const { name, kind, region } = input
  const organization = tx.create(Organization, { name, kind, region, status: 'UNVERIFIED', createdAt: tx.now, founder: founder.id })
  tx.create(Member, { organization, user: founder, roles: [...rolesOf[kind]], status: 'ACTIVE', joinedAt: tx.now })
  founder.organizations = [...founder.organizations, organization.id]
  tx.record('OrganizationRegistered', organization, { name, kind })
  return organization
}
