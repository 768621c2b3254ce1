import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { Invitation } from '../invitation.entity.js'
import { invitationLifecycle } from '../organization.lifecycle.js'
import { invitationPolicy } from '../organization.policy.js'

export async function revokeInvitation(tx: Tx, id: string): Promise<Invitation> {
  const invitation = await tx.lock(Invitation, id)
  authorize(invitationPolicy, 'revokeInvitation', tx.actor, invitation)

  transition(invitationLifecycle, 'revokeInvitation', invitation)
  tx.record('InvitationRevoked', invitation, {})
  return invitation
}
