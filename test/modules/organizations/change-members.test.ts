import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../src/platform/id.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { SocketClient } from '../../support/socket.js'
import { CHANGE_ROLES, eventsOf, memberOf, REMOVE } from './people.js'

let app: TestApp
let administrator: ActingClient
let officer: ActingClient
beforeAll(async () => { app = await startTestApp() })
afterAll(() => app.close())
beforeEach(async () => {
  administrator = await actor(app, { name: 'Dinas', kind: 'AGENCY', roles: ['ADMINISTRATOR'] })
  officer = await actor(app, { name: 'Petugas', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'], organizationId: administrator.organizationId })
})
const member = async (of: ActingClient): Promise<string> => (await memberOf(administrator, of.userId)).id

describe.each([['changing roles', CHANGE_ROLES], ['removing a member', REMOVE]])('%s', (_what, document) => {
  it('is refused to everybody but the administrators, and tells strangers nothing', async () => {
    const stranger = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    const id = await member(officer)
    const variables = (of: string) => document === REMOVE ? { id: of } : { id: of, roles: ['RECEIVER'] }
    expect(await officer.refusal(document, variables(id))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await stranger.refusal(document, variables(id))).toMatchObject({ code: 'NOT_FOUND' })
    for (const of of [id, newId(), 'no id']) {
      expect(await new Client(app.url).refusal(document, variables(of)), of).toMatchObject({ code: 'UNAUTHENTICATED' })
    }
    for (const of of [newId(), 'no id']) expect(await administrator.refusal(document, variables(of)), of).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is refused when no administrator is left', async () => {
    const id = await member(administrator)
    expect(await administrator.refusal(document, document === REMOVE ? { id } : { id, roles: ['RECEIVER'] }))
      .toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'KEEPS_AN_ADMINISTRATOR' }] })
  })
})

describe('changing roles', () => {
  it('is refused for a role that this kind of organization does not give', async () => {
    expect(await administrator.refusal(CHANGE_ROLES, { id: await member(officer), roles: ['BUYER'] }))
      .toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'ROLE_OF_THIS_KIND', path: ['input', 'roles', 0] }] })
  })

  it('is refused without any role, and when they changed meanwhile', async () => {
    const id = await member(officer)
    expect(await administrator.refusal(CHANGE_ROLES, { id, roles: [] })).toMatchObject({ rules: [{ code: 'SOME_ROLE' }] })
    expect(await administrator.refusal(CHANGE_ROLES, { id, roles: ['RECEIVER'], expectedVersion: 7 })).toMatchObject({ code: 'STALE_VERSION' })
  })

  it('names everything that is wrong at once', async () => {
    const { rules } = await administrator.refusal(CHANGE_ROLES, { id: await member(administrator), roles: ['BUYER'] })
    expect(rules.map(({ code }: any) => code)).toEqual(['ROLE_OF_THIS_KIND', 'KEEPS_AN_ADMINISTRATOR'])
  })

  it('holds from the next operation on', async () => {
    const INVITE = 'mutation { inviteMember(input: { email: "x@example.id", roles: [RECEIVER] }) { code } }'
    const id = await member(officer)
    expect(await officer.refusal(INVITE)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await administrator.ask(CHANGE_ROLES, { id, roles: ['ADMINISTRATOR'] })).toMatchObject({ changeMemberRoles: { roles: ['ADMINISTRATOR'], version: 1 } })
    await officer.ask(INVITE)
    expect(await eventsOf(app, id)).toEqual(['MemberRolesChanged'])
  })

  it('leaves one of two administrators who step down at once', async () => {
    const second = await actor(app, { name: 'Wakil', kind: 'AGENCY', roles: ['ADMINISTRATOR'], organizationId: administrator.organizationId })
    const ids = [await member(administrator), await member(second)]
    const replies = await Promise.all([administrator, second].map((who, n) => who.send(CHANGE_ROLES, { id: ids[n], roles: ['RECEIVER'] })))
    expect(replies.filter(({ errors }) => !errors)).toHaveLength(1)
    expect(replies.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions['rules'][0].code)).toEqual(['KEEPS_AN_ADMINISTRATOR'])
  })
})

describe('removing a member', () => {
  it('is refused a second time', async () => {
    const id = await member(officer)
    await administrator.ask(REMOVE, { id })
    expect(await administrator.refusal(REMOVE, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'REMOVED' })
    expect(await eventsOf(app, id)).toEqual(['MemberRemoved'])
  })

  it('leaves one of two administrators who remove each other at once', async () => {
    const second = await actor(app, { name: 'Wakil', kind: 'AGENCY', roles: ['ADMINISTRATOR'], organizationId: administrator.organizationId })
    const ids = [await member(second), await member(administrator)]
    const replies = await Promise.all([administrator, second].map((who, n) => who.send(REMOVE, { id: ids[n] })))
    expect(replies.filter(({ errors }) => !errors)).toHaveLength(1)
    const left = await app.services.reading.database.query(
      "select id from member where organization_id = $1 and status = 'ACTIVE' and roles @> '{ADMINISTRATOR}'", [administrator.organizationId])
    expect(left).toHaveLength(1)
  })

  it('takes access away from the next operation on, also on an open socket', async () => {
    const socket = await SocketClient.connect(app.url, { token: officer.token })
    expect((await socket.ask('{ actingOrganization { id } }')).data).toEqual({ actingOrganization: { id: administrator.organizationId } })
    await administrator.ask(REMOVE, { id: await member(officer) })
    expect(await officer.ask('{ viewer { id } actingOrganization { id } organizations { edges { node { id } } } }'))
      .toMatchObject({ viewer: { id: officer.userId }, actingOrganization: null })
    expect((await socket.ask('{ actingOrganization { id } }')).data).toEqual({ actingOrganization: null })
    expect(await officer.refusal('mutation ($id: ID!) { actFor(organizationId: $id) { id } }', { id: administrator.organizationId })).toMatchObject({ code: 'NOT_FOUND' })
    await socket.close()
  })
})
