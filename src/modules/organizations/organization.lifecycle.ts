import type { Lifecycle } from '../../platform/lifecycle.js'
import type { InvitationStatus } from './invitation.entity.js'
import type { MemberStatus } from './member.entity.js'
import type { OrganizationStatus } from './organization.entity.js'

export const organizationLifecycle = {
  verifyOrganization: { from: ['UNVERIFIED', 'SUSPENDED'], to: 'VERIFIED' },
  suspendOrganization: { from: ['VERIFIED'], to: 'SUSPENDED' },
} satisfies Lifecycle<OrganizationStatus>

export const invitationLifecycle = {
  acceptInvitation: { from: ['OPEN'], to: 'ACCEPTED' },
  revokeInvitation: { from: ['OPEN'], to: 'REVOKED' },
} satisfies Lifecycle<InvitationStatus>

export const memberLifecycle = {
  changeMemberRoles: { from: ['ACTIVE'], to: 'ACTIVE' },
  removeMember: { from: ['ACTIVE'], to: 'REMOVED' },
} satisfies Lifecycle<MemberStatus>
