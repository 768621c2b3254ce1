import { registerEnumType } from 'type-graphql'
import type { OrganizationKind } from './organization.entity.js'

/** What a member may do in the organization. */
export const Role = {
  ADMINISTRATOR: 'ADMINISTRATOR',
  PROCUREMENT_OFFICER: 'PROCUREMENT_OFFICER',
  BUYER: 'BUYER',
  APPROVER: 'APPROVER',
  RECEIVER: 'RECEIVER',
  PRODUCTION_MANAGER: 'PRODUCTION_MANAGER',
  QUALITY_OFFICER: 'QUALITY_OFFICER',
  DISPATCHER: 'DISPATCHER',
  SUPERVISOR: 'SUPERVISOR',
  INTEGRATOR: 'INTEGRATOR',
} as const
export type Role = keyof typeof Role
registerEnumType(Role, {
  name: 'Role',
  description: 'What a member may do in the organization.',
  valuesConfig: {
    ADMINISTRATOR: { description: 'Invites people, gives roles, makes API keys.' },
    PROCUREMENT_OFFICER: { description: 'Of an agency: writes and publishes requests, matches, holds plans.' },
    BUYER: { description: 'Of a business: the same as a procurement officer.' },
    APPROVER: { description: 'Of a buyer: signs contracts.' },
    RECEIVER: { description: 'Of a buyer: receives goods, accepts or rejects them.' },
    PRODUCTION_MANAGER: { description: 'Of a facility: lines and calendars, accepts allocations, signs contracts, reports production.' },
    QUALITY_OFFICER: { description: 'Of a facility: passes or fails batches.' },
    DISPATCHER: { description: 'Of a facility: ships.' },
    SUPERVISOR: { description: 'Of the authority: verifies, sees everything that is not sealed or a draft.' },
    INTEGRATOR: { description: 'Reads everything of the organization; for software.' },
  },
})

const EVERYWHERE = [Role.ADMINISTRATOR, Role.INTEGRATOR]

/** The roles that an organization of a kind can give. */
export const rolesOf = {
  AGENCY: [...EVERYWHERE, Role.PROCUREMENT_OFFICER, Role.APPROVER, Role.RECEIVER],
  BUSINESS: [...EVERYWHERE, Role.BUYER, Role.APPROVER, Role.RECEIVER],
  FACILITY: [...EVERYWHERE, Role.PRODUCTION_MANAGER, Role.QUALITY_OFFICER, Role.DISPATCHER],
  AUTHORITY: [...EVERYWHERE, Role.SUPERVISOR],
} satisfies Record<OrganizationKind, readonly Role[]>
