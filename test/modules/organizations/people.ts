import { PASSWORD, type ActingClient } from '../../support/actors.js'
import type { TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'

export const INVITE = 'mutation ($email: String!, $roles: [Role!]!) { inviteMember(input: { email: $email, roles: $roles }) { code invitation { id status } } }'
export const ACCEPT = 'mutation ($code: String!, $password: String!, $name: String) { acceptInvitation(input: { code: $code, password: $password, name: $name }) }'
export const REVOKE = 'mutation ($id: ID!) { revokeInvitation(id: $id) { id status } }'
export const CHANGE_ROLES = 'mutation ($id: ID!, $roles: [Role!]!, $expectedVersion: Int) { changeMemberRoles(id: $id, input: { roles: $roles, expectedVersion: $expectedVersion }) { id roles version } }'
export const REMOVE = 'mutation ($id: ID!) { removeMember(id: $id) { id status } }'
export const ACT_FOR = 'mutation ($id: ID!) { actFor(organizationId: $id) { id } }'

export interface Invited { id: string; code: string; email: string }

export async function invited(by: ActingClient, roles: string[], email = `${crypto.randomUUID()}@example.id`): Promise<Invited> {
  const { inviteMember: { code, invitation } } = await by.ask(INVITE, { email, roles })
  return { id: invitation.id, code, email }
}

/** The membership of a person in the organization that the viewer acts for. */
export async function memberOf(viewer: ActingClient, userId: string): Promise<{ id: string; version: number; roles: string[]; status: string }> {
  const { actingOrganization } = await viewer.ask('{ actingOrganization { members(first: 100) { edges { node { id version roles status user { id } } } } } }')
  return actingOrganization.members.edges.find(({ node }: any) => node.user.id === userId)?.node
}

export async function signedIn(app: TestApp, email: string, password = PASSWORD): Promise<Client> {
  const { signIn } = await new Client(app.url).ask(
    'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { token } }', { email, password })
  return new Client(app.url, signIn.token)
}

export async function eventsOf(app: TestApp, subjectId: string): Promise<string[]> {
  const rows = await app.services.reading.database.query('select type from event where subject_id = $1 order by id', [subjectId])
  return rows.map(({ type }) => String(type))
}
