import { badInput } from '../../../platform/errors.js'
import { expectState } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { hashPassword, hashToken, passwordMatches, User } from '../../identity/index.js'
import { Invitation } from '../invitation.entity.js'
import { Member } from '../member.entity.js'
import type { AcceptInvitationInput } from '../organization.inputs.js'
import { invitationLifecycle } from '../organization.lifecycle.js'

/** Public: the code is the proof. Joins an existing account by its password, or makes a new one. @throws BAD_INPUT for a code that is not open */
export async function acceptInvitation(tx: Tx, input: AcceptInvitationInput): Promise<Member> {
  const [invitation] = await tx.lockAll(Invitation, { tokenHash: hashToken(input.code) })
  if (!invitation || invitation.expiresAt <= new Date()) throw unknownCode()
  await tx.em.populate(invitation, ['organization'])
  invitation.status = expectState(invitationLifecycle, 'acceptInvitation', invitation).to

  const user = await accountFor(tx, invitation.email, input)
  const member = await membership(tx, invitation, user)
  tx.record('MemberJoined', member, { userId: user.id, roles: member.roles })
  return member
}

async function accountFor(tx: Tx, email: string, input: AcceptInvitationInput): Promise<User> {
  const [known] = await tx.lockAll(User, { email })
  if (!known) {
    return tx.create(User, { email, name: input.name ?? email, passwordHash: await hashPassword(input.password), createdAt: tx.now, organizations: [] })
  }
  await tx.em.populate(known, ['passwordHash'])
  if (!await passwordMatches(known.passwordHash, input.password)) {
    throw badInput(['input', 'password'], { en: 'This is not the password of the existing account.', id: 'Bukan kata sandi akun yang sudah ada.' })
  }
  return known
}

/** Who is a member already keeps the roles of before: an invitation gives, it never takes. */
async function membership(tx: Tx, { organization, roles }: Invitation, user: User): Promise<Member> {
  user.organizations = [...new Set([...user.organizations, organization.id])]
  const earlier = await tx.em.findOne(Member, { organization, user })
  if (!earlier) return tx.create(Member, { organization, user, roles, status: 'ACTIVE', joinedAt: tx.now })
  earlier.roles = earlier.status === 'ACTIVE' ? [...new Set([...earlier.roles, ...roles])] : roles
  earlier.status = 'ACTIVE'
  return earlier
}

function unknownCode() {
  return badInput(['input', 'code'], { en: 'This code is not open any more, or never was.', id: 'Kode ini tidak berlaku lagi atau tidak dikenal.' })
}
