import { hashPassword, hashToken, newToken, Session, User } from '../../src/modules/identity/index.js'
import { Member, Organization, rolesOf, type OrganizationKind, type Role } from '../../src/modules/organizations/index.js'
import type { TestApp } from './app.js'
import { Client } from './client.js'

export const PASSWORD = 'correct horse battery'
let passwordHash: Promise<string> | null = null

export interface NewActor { name: string; kind: OrganizationKind; roles?: Role[]; organizationId?: string; verified?: boolean; region?: string }

/** Somebody with an account, a membership and a session, acting through the real API. */
export class ActingClient extends Client {
  constructor(url: string, token: string, readonly userId: string, readonly organizationId: string, readonly email: string) {
    super(url, token)
  }
}

const everybody = new WeakMap<object, ActingClient[]>()

/** All actors that were made for an app so far. */
export function everybodyOf(app: TestApp): readonly ActingClient[] {
  return everybody.get(app.services) ?? []
}

/** Founds an organization (or joins one) directly in the database: what every story starts from. */
export async function actor(app: TestApp, { name, kind, roles, organizationId, verified = true, region = '31.71' }: NewActor): Promise<ActingClient> {
  passwordHash ??= hashPassword(PASSWORD)
  const em = app.services.orm.em.fork()
  const now = app.services.now()
  const organization = organizationId
    ? await em.findOneOrFail(Organization, organizationId)
    : em.create(Organization, { name, kind, region, status: verified ? 'VERIFIED' : 'UNVERIFIED', createdAt: now })
  const email = `${crypto.randomUUID()}@example.id`
  const user = em.create(User, { name, email, passwordHash: await passwordHash, createdAt: now, organizations: [organization.id] })
  em.create(Member, { organization, user, roles: roles ?? [...rolesOf[kind]], status: 'ACTIVE', joinedAt: now })
  const token = newToken('ks')
  em.create(Session, {
    user, organizationId: organization.id, tokenHash: hashToken(token), createdAt: new Date(), expiresAt: new Date(Date.now() + 86_400_000),
  })
  await em.flush()
  const client = new ActingClient(app.url, token, user.id, organization.id, email)
  everybody.set(app.services, [...everybodyOf(app), client])
  return client
}
