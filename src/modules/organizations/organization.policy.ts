import { actor, allOf, anyOf, belongsToActor, everybody, is, isActorsOwn, isOneOf, not, type ActorFact, type Policy, type Predicate } from '../../platform/policy.js'
import type { OrganizationKind } from './organization.entity.js'
import type { Role } from './role.js'

/** The actor has one of the roles in the organization it acts for. */
export function hasRole(...roles: Role[]): Predicate {
  return actor(`hasRole(${roles.join('|')})`, (a) => roles.some((role) => a.roles.has(role)))
}

export function actsFor(...kinds: OrganizationKind[]): ActorFact {
  return actor(`actsFor(${kinds.join('|')})`, (a) => kinds.some((kind) => a.organizationKind === kind))
}

export const isSignedIn = actor('isSignedIn', (a) => a.kind !== 'ANONYMOUS')
/** Only verified organizations trade. */
export const isVerified = actor('isVerified', (a) => a.isVerified)
export const supervises = allOf(isVerified, actsFor('AUTHORITY'), hasRole('SUPERVISOR', 'INTEGRATOR'))
export const maySupervise = allOf(isVerified, actsFor('AUTHORITY'), hasRole('SUPERVISOR'))
const buys = actsFor('AGENCY', 'BUSINESS')
const supplies = actsFor('FACILITY')
export const actsForBuyer = allOf(isVerified, buys)
export const actsForFacility = allOf(isVerified, supplies)

/** The two sides of a deal: agencies and businesses buy, facilities supply. */
export const boughtByActor = belongsToActor('buyer', buys)
export const suppliedByActor = belongsToActor('supplier', supplies)

export const organizationPolicy = {
  view: allOf(isSignedIn, anyOf(is('status', 'VERIFIED'), belongsToActor('id'), isActorsOwn('founder'), supervises)),
  registerOrganization: allOf(isSignedIn, not(actor('isApiKey', (a) => a.kind === 'API_KEY'))),
  verifyOrganization: allOf(maySupervise, isOneOf('kind', 'FACILITY', 'AGENCY', 'BUSINESS')),
  suspendOrganization: allOf(maySupervise, isOneOf('kind', 'FACILITY', 'AGENCY', 'BUSINESS')),
  inviteMember: allOf(belongsToActor('id'), hasRole('ADMINISTRATOR')),
  createApiKey: allOf(belongsToActor('id'), hasRole('ADMINISTRATOR')),
} satisfies Policy

const administers = allOf(belongsToActor('organization'), hasRole('ADMINISTRATOR'))

export const memberPolicy = {
  view: anyOf(belongsToActor('organization'), isActorsOwn('user')),
  changeMemberRoles: administers,
  removeMember: administers,
} satisfies Policy

export const invitationPolicy = { view: administers, revokeInvitation: administers, acceptInvitation: everybody } satisfies Policy
export const apiKeyPolicy = { view: administers, revokeApiKey: administers } satisfies Policy
