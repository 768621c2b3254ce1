import type { Expectations } from './expectation.js'

const mutation = (name: string, args: string, variables: string, selection = '{ id }'): string => `mutation (${variables}) { ${name}(${args}) ${selection} }`
const own = { anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'NOT_FOUND' } as const

export const organizationExpectations: Expectations = {
  'Query.node': {
    document: 'query ($id: ID!) { node(id: $id) { id } }', variables: (w) => ({ id: w.ids.member }), right: (w) => w.agency.officer,
    anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'EMPTY',
  },
  'Query.nodes': {
    document: 'query ($id: ID!) { nodes(ids: [$id]) { id } }', variables: (w) => ({ id: w.ids.member }), right: (w) => w.agency.officer,
    anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'EMPTY',
  },
  'Query.viewer': { document: '{ viewer { id } }', right: (w) => w.agency.officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK' },
  'Query.actingOrganization': {
    document: '{ actingOrganization { id } }', right: (w) => w.agency.officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK',
  },
  'Query.memberships': { document: '{ memberships { id } }', right: (w) => w.agency.officer, anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'OK' },
  'Query.organization': {
    document: 'query ($id: ID!) { organization(id: $id) { id } }', variables: (w) => ({ id: w.ids.unverifiedFacility }), right: (w) => w.ministry.supervisor,
    anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK',
  },
  'Query.organizations': {
    document: '{ organizations { edges { node { id } } } }', right: (w) => w.agency.officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK',
  },
  'Query.serverClock': { document: '{ serverClock { now } }', right: (w) => w.agency.officer, anonymous: 'OK', withoutRole: 'OK', stranger: 'OK' },
  'Mutation.advanceClock': {
    document: 'mutation { advanceClock(hours: 1) { now } }', right: (w) => w.ministry.administrator, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Mutation.signIn': {
    document: 'mutation { signIn(input: { email: "nobody@example.id", password: "not a password" }) { token } }', right: (w) => w.agency.officer,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'UNAUTHENTICATED', stranger: 'UNAUTHENTICATED',
  },
  'Mutation.acceptInvitation': {
    document: 'mutation { acceptInvitation(input: { code: "ki_unknown", password: "a long password" }) }', right: (w) => w.agency.officer,
    anonymous: 'BAD_INPUT', withoutRole: 'BAD_INPUT', stranger: 'BAD_INPUT',
  },
  'Mutation.revokeSession': {
    document: mutation('revokeSession', 'id: $id', '$id: ID!'), variables: (w) => ({ id: w.ids.officersSession }), right: (w) => w.agency.officer,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'NOT_FOUND', stranger: 'NOT_FOUND',
  },
  'Mutation.changePassword': {
    document: 'mutation { changePassword(input: { currentPassword: "wrong", newPassword: "a much longer one" }) { id } }', right: (w) => w.agency.officer,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'BAD_INPUT', stranger: 'BAD_INPUT',
  },
  'Mutation.registerOrganization': {
    document: mutation('registerOrganization', 'input: $input', '$input: RegisterOrganizationInput!'),
    variables: () => ({ input: { name: 'Organisasi baru', kind: 'BUSINESS', region: '31.71' } }), right: (w) => w.agency.officer,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'OK',
  },
  'Mutation.verifyOrganization': {
    document: mutation('verifyOrganization', 'id: $id', '$id: ID!'), variables: (w) => ({ id: w.ids.unverifiedFacility }), right: (w) => w.ministry.supervisor, ...own, stranger: 'OK',
  },
  'Mutation.suspendOrganization': {
    document: mutation('suspendOrganization', 'id: $id, reason: "audit"', '$id: ID!'), variables: (w) => ({ id: w.ids.otherAgency }), right: (w) => w.ministry.supervisor,
    ...own, stranger: 'OK',
  },
  'Mutation.inviteMember': {
    document: mutation('inviteMember', 'input: $input', '$input: InviteMemberInput!', '{ invitation { id } code }'),
    variables: () => ({ input: { email: 'baru@example.id', roles: ['RECEIVER'] } }), right: (w) => w.agency.administrator,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Mutation.revokeInvitation': {
    document: mutation('revokeInvitation', 'id: $id', '$id: ID!'), variables: (w) => ({ id: w.ids.invitation }), right: (w) => w.agency.administrator,
    ...own, withoutRole: 'NOT_FOUND',
  },
  'Mutation.changeMemberRoles': {
    document: mutation('changeMemberRoles', 'id: $id, input: { roles: [RECEIVER] }', '$id: ID!'), variables: (w) => ({ id: w.ids.member }),
    right: (w) => w.agency.administrator, ...own,
  },
  'Mutation.removeMember': {
    document: mutation('removeMember', 'id: $id', '$id: ID!'), variables: (w) => ({ id: w.ids.member }), right: (w) => w.agency.administrator, ...own,
  },
  'Mutation.actFor': {
    document: mutation('actFor', 'organizationId: $id', '$id: ID!'), variables: (w) => ({ id: w.agency.officer.organizationId }), right: (w) => w.agency.officer,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'NOT_FOUND',
  },
  'Mutation.createApiKey': {
    document: mutation('createApiKey', 'input: { name: "ERP", roles: [INTEGRATOR], scopes: [READ] }', '', '{ apiKey { id } secret }').replace(' ()', ''),
    right: (w) => w.agency.administrator, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Mutation.revokeApiKey': {
    document: mutation('revokeApiKey', 'id: $id', '$id: ID!'), variables: (w) => ({ id: w.ids.apiKey }), right: (w) => w.agency.administrator,
    ...own, withoutRole: 'NOT_FOUND',
  },
}
