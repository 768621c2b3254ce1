import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { Session } from '../session.entity.js'
import { sessionPolicy } from '../user.policy.js'

/** Ends a session at once; ending an ended one changes nothing. */
export async function revokeSession(tx: Tx, id: string): Promise<Session> {
  const session = await tx.lock(Session, id, { populate: ['user'] })
  authorize(sessionPolicy, 'revokeSession', tx.actor, session)
  if (session.revokedAt) return session

  session.revokedAt = new Date()
  tx.record('SessionRevoked', session, {})
  return session
}
