import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { SocketClient } from '../../support/socket.js'
import { eventsOf } from './people.js'

const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id prefix revokedAt } } }'
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) { id revokedAt } }'
const READ = '{ actingOrganization { id } }'
const WRITE = 'mutation { inviteMember(input: { email: "mesin@example.id", roles: [RECEIVER] }) { invitation { id } } }'

let app: TestApp
let administrator: ActingClient
beforeAll(async () => {
  app = await startTestApp()
  administrator = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
})
afterAll(() => app.close())

const wish = (changes: Record<string, unknown> = {}) => ({ input: { name: 'ERP', roles: ['ADMINISTRATOR'], scopes: ['READ', 'WRITE'], ...changes } })
async function aKey(changes: Record<string, unknown> = {}): Promise<{ id: string; secret: string; client: Client }> {
  const { createApiKey: { secret, apiKey } } = await administrator.ask(CREATE, wish(changes))
  return { id: apiKey.id, secret, client: new Client(app.url, secret) }
}

describe('making an API key', () => {
  it('is refused to members who do not administer', async () => {
    const officer = await actor(app, { name: 'Petugas', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'], organizationId: administrator.organizationId })
    expect(await officer.refusal(CREATE, wish())).toMatchObject({ code: 'FORBIDDEN', action: 'createApiKey' })
  })

  it.each([
    ['without a name', { name: '' }, ['input', 'name']],
    ['without a scope', { scopes: [] }, ['input', 'scopes']],
    ['with the same scope twice', { scopes: ['READ', 'READ'] }, ['input', 'scopes']],
  ])('is refused %s', async (_why, changes, path) => {
    expect(await administrator.refusal(CREATE, wish(changes))).toMatchObject({ code: 'BAD_INPUT', rules: [{ path }] })
  })

  it('names everything that is wrong with it at once', async () => {
    const { code, rules } = await administrator.refusal(CREATE, wish({ roles: ['SUPERVISOR'], expiresAt: '2020-01-01T00:00:00Z' }))
    expect({ code, rules: rules.map((rule: any) => rule.code) }).toEqual({ code: 'RULES_BROKEN', rules: ['ROLE_OF_THIS_KIND', 'EXPIRES_LATER'] })
  })

  it('tells the secret once, also under the same idempotency key, and stores it nowhere', async () => {
    const headers = { 'idempotency-key': 'key-1' }
    const { createApiKey } = await administrator.ask(CREATE, wish(), headers)
    expect(createApiKey).toMatchObject({ secret: expect.stringMatching(/^kk_/), apiKey: { revokedAt: null } })
    expect(createApiKey.secret.startsWith(createApiKey.apiKey.prefix)).toBe(true)
    expect(await administrator.ask(CREATE, wish(), headers)).toEqual({ createApiKey: { ...createApiKey, secret: null } })
    const stored = await app.services.reading.database.query(
      'select a::text as t from api_key a union all select k::text from idempotency_key k union all select e::text from event e', [])
    expect(JSON.stringify(stored)).not.toContain(createApiKey.secret)
  })

  it('is on record', async () => {
    expect(await eventsOf(app, (await aKey()).id)).toEqual(['ApiKeyCreated'])
  })
})

describe('an API key', () => {
  it('may not write with the scope READ alone', async () => {
    const { client } = await aKey({ scopes: ['READ'] })
    expect(await client.ask(READ)).toEqual({ actingOrganization: { id: administrator.organizationId } })
    expect(await client.refusal(WRITE)).toMatchObject({ code: 'FORBIDDEN', scope: 'WRITE' })
  })

  it('is no member of anything', async () => {
    const { client } = await aKey()
    expect(await client.ask('{ memberships { id } viewer { id } }')).toEqual({ memberships: [], viewer: null })
  })

  it('may not read with the scope WRITE alone', async () => {
    const { client } = await aKey({ scopes: ['WRITE'] })
    expect(await client.refusal(READ)).toMatchObject({ code: 'FORBIDDEN', scope: 'READ' })
    await client.ask(WRITE)
  })

  it('has its scopes on a WebSocket too', async () => {
    const { secret } = await aKey({ scopes: ['READ'] })
    const socket = await SocketClient.connect(app.url, { token: secret })
    expect((await socket.ask(WRITE)).errors[0].extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'WRITE' })
    await socket.close()
  })

  it('does no more than its roles', async () => {
    const { client } = await aKey({ roles: ['INTEGRATOR'] })
    expect(await client.refusal(WRITE)).toMatchObject({ code: 'FORBIDDEN', action: 'inviteMember' })
  })

  it('is no person: it founds nothing and changes no session', async () => {
    const { client } = await aKey()
    expect(await client.refusal('mutation { registerOrganization(input: { name: "Toko", kind: BUSINESS, region: "31.71" }) { id } }')).toMatchObject({ code: 'FORBIDDEN' })
    expect(await client.refusal('mutation ($id: ID!) { actFor(organizationId: $id) { id } }', { id: administrator.organizationId })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await client.ask('{ viewer { id } }')).toEqual({ viewer: null })
  })

  it('stands for nobody once it has expired', async () => {
    const { id, client } = await aKey({ expiresAt: '2999-01-01T00:00:00Z' })
    await client.ask(WRITE)
    await app.services.reading.database.query("update api_key set expires_at = now() - interval '1 second' where id = $1", [id])
    expect(await client.refusal(WRITE)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('revoking an API key', () => {
  it('is refused to other organizations, which do not learn that it exists', async () => {
    const stranger = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    expect(await stranger.refusal(REVOKE, { id: (await aKey()).id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('changes nothing a second time', async () => {
    const { id } = await aKey()
    const first = await administrator.ask(REVOKE, { id })
    expect(await administrator.ask(REVOKE, { id })).toEqual(first)
    expect(await eventsOf(app, id)).toEqual(['ApiKeyCreated', 'ApiKeyRevoked'])
  })

  it('works at once, also on an open socket', async () => {
    const { id, secret, client } = await aKey()
    const socket = await SocketClient.connect(app.url, { token: secret })
    expect((await socket.ask(READ)).data).toEqual({ actingOrganization: { id: administrator.organizationId } })
    await administrator.ask(REVOKE, { id })
    expect(await client.refusal(WRITE)).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await client.ask(READ)).toEqual({ actingOrganization: null })
    const after = await socket.ask(WRITE).catch(() => null)
    expect(after === null || after.errors[0].extensions.code === 'UNAUTHENTICATED').toBe(true)
  })
})
