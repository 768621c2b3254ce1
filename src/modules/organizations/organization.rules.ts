import type { Rules } from '../../platform/rules.js'
import type { OrganizationKind } from './organization.entity.js'
import type { Role } from './role.js'
import { rolesOf } from './role.js'

/** Roles that are about to be given in an organization of a kind. */
export interface RoleGrant { kind: OrganizationKind; roles: readonly Role[] }

export const grantable = {
  ROLE_OF_THIS_KIND: {
    breaks: ({ kind, roles }) => roles.flatMap((role, index) => isGivenBy(kind, role) ? [] : [{ path: ['input', 'roles', index], data: { role, kind, allowed: rolesOf[kind].join(', ') } }]),
    text: {
      en: 'An organization of the kind {kind} does not give the role {role}; it gives {allowed}.',
      id: 'Organisasi jenis {kind} tidak memberikan peran {role}; yang ada {allowed}.',
    },
  },
  SOME_ROLE: {
    breaks: ({ roles }) => roles.length === 0 ? [{ path: ['input', 'roles'] }] : [],
    text: { en: 'Give at least one role.', id: 'Berikan paling sedikit satu peran.' },
  },
} satisfies Rules<RoleGrant, null>

export const registrable = {
  OPEN_KIND: {
    breaks: ({ kind }) => kind === 'AUTHORITY' ? [{ path: ['input', 'kind'] }] : [],
    text: { en: 'An authority is set up with the installation, not registered.', id: 'Otoritas disiapkan saat pemasangan, tidak didaftarkan.' },
  },
} satisfies Rules<{ kind: OrganizationKind }, null>

/** What stays true of an organization while members change. */
export const staffed = {
  KEEPS_AN_ADMINISTRATOR: {
    breaks: ({ administratorsLeft }) => administratorsLeft === 0,
    text: { en: 'An organization keeps at least one administrator.', id: 'Organisasi harus tetap memiliki paling sedikit satu administrator.' },
  },
} satisfies Rules<{ administratorsLeft: number }, null>

export const lasting = {
  EXPIRES_LATER: {
    breaks: ({ expiresAt }, now) => expiresAt && expiresAt <= now ? [{ path: ['input', 'expiresAt'] }] : [],
    text: { en: 'A key expires in the future, or never.', id: 'Kunci kedaluwarsa di masa depan, atau tidak pernah.' },
  },
} satisfies Rules<{ expiresAt?: Date | null }>

export const explained = {
  REASON_GIVEN: {
    breaks: (reason) => reason.trim().length < 3 || reason.length > 2000 ? [{ path: ['reason'] }] : [],
    text: { en: 'Say why, in 3 to 2,000 characters.', id: 'Jelaskan alasannya, 3 sampai 2.000 karakter.' },
  },
} satisfies Rules<string, null>

function isGivenBy(kind: OrganizationKind, role: Role): boolean {
  return (rolesOf[kind] as readonly Role[]).includes(role)
}
