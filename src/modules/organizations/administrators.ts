import type { Tx } from '../../platform/transaction.js'
import { Member } from './member.entity.js'
import { Organization } from './organization.entity.js'

/** Locks the member's organization, so that two administrators cannot remove each other at once, and counts who else administers it. @throws NOT_FOUND */
export async function administratorsBeside(tx: Tx, memberId: string): Promise<number> {
  const member = await tx.get(Member, memberId)
  await tx.lock(Organization, member.organization.id)
  return await tx.em.count(Member, { organization: member.organization.id, status: 'ACTIVE', id: { $ne: memberId }, roles: { $contains: ['ADMINISTRATOR'] } })
}
