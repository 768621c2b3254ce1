import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { User } from '../../identity/index.js'
import { administratorsBeside } from '../administrators.js'
import { Member } from '../member.entity.js'
import { memberLifecycle } from '../organization.lifecycle.js'
import { memberPolicy } from '../organization.policy.js'
import { staffed } from '../organization.rules.js'

/** The person no longer acts for the organization, from the next operation on. What they did stays on record. */
export async function removeMember(tx: Tx, id: string): Promise<Member> {
  const others = await administratorsBeside(tx, id)
  const member = await tx.lock(Member, id)
  authorize(memberPolicy, 'removeMember', tx.actor, member)
  enforce(staffed, { administratorsLeft: others }, null)

  transition(memberLifecycle, 'removeMember', member)
  const user = await tx.lock(User, member.user.id)
  user.organizations = user.organizations.filter((organization) => organization !== member.organization.id)
  tx.record('MemberRemoved', member, { userId: user.id })
  return member
}
