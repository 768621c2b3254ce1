import { badInput, unauthenticated } from '../../../platform/errors.js'
import type { Tx } from '../../../platform/transaction.js'
import { hashPassword, passwordMatches } from '../password.js'
import { Session } from '../session.entity.js'
import { User } from '../user.entity.js'

/** Also ends every other session of the person. @throws BAD_INPUT when the current password is not right */
export async function changePassword(tx: Tx, passwords: { current: string; next: string }): Promise<User> {
  if (!tx.actor.userId) throw unauthenticated()
  const user = await tx.lock(User, tx.actor.userId, { populate: ['passwordHash'] })
  if (!await passwordMatches(user.passwordHash, passwords.current)) {
    throw badInput(['input', 'currentPassword'], { en: 'The current password is not right.', id: 'Kata sandi saat ini tidak benar.' })
  }

  user.passwordHash = await hashPassword(passwords.next)
  for (const session of await tx.lockAll(Session, { user, revokedAt: null, id: { $ne: tx.actor.sessionId ?? user.id } })) session.revokedAt = new Date()
  tx.record('PasswordChanged', user, {})
  return user
}
