export const organizationEvents = [
  'OrganizationRegistered', 'OrganizationVerified', 'OrganizationSuspended', 'MemberInvited', 'InvitationRevoked',
  'MemberJoined', 'MemberRolesChanged', 'MemberRemoved', 'ApiKeyCreated', 'ApiKeyRevoked', 'ActingOrganizationChanged',
] as const

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    OrganizationRegistered: { name: string; kind: string }
    OrganizationVerified: Record<string, never>
    OrganizationSuspended: { reason: string }
    MemberInvited: { roles: readonly string[] }
    InvitationRevoked: Record<string, never>
    MemberJoined: { userId: string; roles: readonly string[] }
    MemberRolesChanged: { userId: string; roles: readonly string[] }
    MemberRemoved: { userId: string }
    ApiKeyCreated: { name: string; scopes: readonly string[] }
    ApiKeyRevoked: { name: string }
    ActingOrganizationChanged: { organizationId: string }
  }
}
