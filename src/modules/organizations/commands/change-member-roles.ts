import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { administratorsBeside } from '../administrators.js'
import { Member } from '../member.entity.js'
import type { ChangeMemberRolesInput } from '../organization.inputs.js'
import { memberLifecycle } from '../organization.lifecycle.js'
import { memberPolicy } from '../organization.policy.js'
import { grantable, staffed } from '../organization.rules.js'

export async function changeMemberRoles(tx: Tx, id: string, input: ChangeMemberRolesInput): Promise<Member> {
  const others = await administratorsBeside(tx, id)
  const member = await tx.lock(Member, id, { populate: ['organization', 'user'], expectedVersion: input.expectedVersion })
  authorize(memberPolicy, 'changeMemberRoles', tx.actor, member)
  const administratorsLeft = others + (input.roles.includes('ADMINISTRATOR') ? 1 : 0)
  enforce({ ...grantable, ...staffed }, { kind: member.organization.kind, roles: input.roles, administratorsLeft }, null)

  transition(memberLifecycle, 'changeMemberRoles', member)
  member.roles = input.roles
  tx.record('MemberRolesChanged', member, { userId: member.user.id, roles: input.roles })
  return member
}
