import type { Tx } from '../../../platform/transaction.js'
import { DomainError, ErrorCode } from '../../../platform/errors.js'
import { passwordMatches } from '../password.js'
import { Session } from '../session.entity.js'
import { hashToken, newToken } from '../token.js'
import { User } from '../user.entity.js'

export interface SignedIn { token: string; session: Session }

/** @throws UNAUTHENTICATED, the same for an unknown e-mail address and a wrong password. */
export async function signIn(tx: Tx, credentials: { email: string; password: string }, hours: number): Promise<SignedIn> {
  const user = await tx.em.findOne(User, { email: credentials.email.trim().toLowerCase() }, { populate: ['passwordHash'] })
  if (!await passwordMatches(user?.passwordHash ?? null, credentials.password) || !user) throw wrongCredentials()
  const token = newToken('ks')
  const started = new Date()
  const session = tx.create(Session, {
    user, tokenHash: hashToken(token), createdAt: started, expiresAt: new Date(started.getTime() + hours * 3_600_000),
    organizationId: user.organizations[0] ?? null,
  })
  tx.record('SessionStarted', session, {})
  return { token, session }
}

function wrongCredentials(): DomainError {
  return new DomainError(ErrorCode.UNAUTHENTICATED, {
    en: 'The e-mail address or the password is not right.', id: 'Alamat surel atau kata sandi tidak benar.',
  })
}
