import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { hashToken, newToken } from '../../identity/index.js'
import { Invitation } from '../invitation.entity.js'
import { Organization } from '../organization.entity.js'
import type { InviteMemberInput } from '../organization.inputs.js'
import { organizationPolicy } from '../organization.policy.js'
import { grantable } from '../organization.rules.js'

const DAYS_OPEN = 14

/** The code is told once, to the administrator who invites. */
export async function inviteMember(tx: Tx, organizationId: string, input: InviteMemberInput): Promise<{ invitation: Invitation; code: string }> {
  const organization = await tx.get(Organization, organizationId)
  authorize(organizationPolicy, 'inviteMember', tx.actor, organization)
  enforce(grantable, { kind: organization.kind, roles: input.roles }, null)

  const code = newToken('ki')
  const invitation = tx.create(Invitation, {
    organization, email: input.email.trim().toLowerCase(), roles: input.roles, tokenHash: hashToken(code),
    status: 'OPEN', expiresAt: new Date(Date.now() + DAYS_OPEN * 86_400_000),
  })
  tx.record('MemberInvited', invitation, { roles: input.roles })
  return { invitation, code }
}
