import { hashPassword, User } from '../modules/identity/index.js'
import { Member, Organization, rolesOf } from '../modules/organizations/index.js'
import { accounts, DEMO_PASSWORD, MINISTRY, organizations } from './data/organizations.js'
import type { SeedActors } from './seed-actors.js'

/** The organizations, verified by the ministry as they would be, and an account for each role to try. */
export async function foundOrganizations(actors: SeedActors): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const founded = new Map<string, Organization>()
  for (const { name, kind, region } of organizations) founded.set(name, await found(actors, { name, kind, region }))
  for (const account of accounts) await openAccount(actors, { ...account, passwordHash, in: required(founded, account.organization) })
  for (const organization of founded.values()) rememberSomebody(actors, organization)
  for (const { name, verified } of organizations) if (verified && name !== MINISTRY) await verify(actors, required(founded, name))
}

async function found(actors: SeedActors, { name, kind, region }: Pick<Organization, 'name' | 'kind' | 'region'>): Promise<Organization> {
  return await actors.asInstallation(async (tx) => {
    const organization = tx.create(Organization, { name, kind, region, status: name === MINISTRY ? 'VERIFIED' : 'UNVERIFIED', createdAt: tx.now })
    tx.record('OrganizationRegistered', organization, { name, kind })
    return organization
  })
}

type NewAccount = (typeof accounts)[number] & { passwordHash: string; in: Organization }

async function openAccount(actors: SeedActors, { email, name, roles, passwordHash, in: { id } }: NewAccount): Promise<void> {
  await actors.asInstallation(async (tx) => {
    const organization = await tx.get(Organization, id)
    const user = tx.create(User, { email, name, passwordHash, createdAt: tx.now, organizations: [organization.id] })
    const member = tx.create(Member, { organization, user, roles: [...roles], status: 'ACTIVE', joinedAt: tx.now })
    tx.record('MemberJoined', member, { userId: user.id, roles })
  })
}

async function verify(actors: SeedActors, { id }: Organization): Promise<void> {
  await actors.as(MINISTRY, async (tx) => {
    const organization = await tx.lock(Organization, id)
    organization.status = 'VERIFIED'
    tx.record('OrganizationVerified', organization, {})
  })
}

/** The rest of the seed acts for every organization, also for those without an account to try. */
function rememberSomebody(actors: SeedActors, organization: Organization): void {
  actors.remember(organization, { userId: null, roles: rolesOf[organization.kind] })
}

function required(founded: ReadonlyMap<string, Organization>, name: string): Organization {
  const organization = founded.get(name)
  if (!organization) throw new Error(`the seed has no organization ${name}`)
  return organization
}
