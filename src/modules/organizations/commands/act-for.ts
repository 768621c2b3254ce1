import { notFound, unauthenticated } from '../../../platform/errors.js'
import { isUuid } from '../../../platform/id.js'
import type { Tx } from '../../../platform/transaction.js'
import { Session } from '../../identity/index.js'
import { Member } from '../member.entity.js'

/** From now on the session acts for another of the person's organizations. @throws NOT_FOUND where the person is no member */
export async function actFor(tx: Tx, organizationId: string): Promise<Session> {
  if (!tx.actor.sessionId || !tx.actor.userId) throw unauthenticated()
  const member = isUuid(organizationId) && await tx.em.findOne(Member, { organization: organizationId, user: tx.actor.userId, status: 'ACTIVE' })
  if (!member) throw notFound('Organization', organizationId)

  const session = await tx.lock(Session, tx.actor.sessionId, { populate: ['user'] })
  session.organizationId = organizationId
  tx.record('ActingOrganizationChanged', session, { organizationId })
  return session
}
