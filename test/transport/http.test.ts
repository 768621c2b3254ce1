import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'

const OWN = 'https://console.karya.example'

describe('GraphQL over HTTP, beside the audits', () => {
  let app: TestApp
  let buyer: ActingClient
  const lines: string[] = []

  beforeAll(async () => {
    app = await startTestApp({ logLevel: 'info', logTo: { write: (line) => lines.push(line) }, transport: { allowedOrigins: [OWN], costPerMinute: 400 } })
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
  })
  afterAll(() => app.close())

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  const refusal = async (response: Response): Promise<{ status: number; code: string }> =>
    ({ status: response.status, code: (await response.json() as any).errors[0].extensions.code })

  it.each([
    ['a body that is too large', () => post(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(1_000_000)}` })), 413, 'TOO_EXPENSIVE'],
    ['a batch', () => post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]'), 400, 'BAD_INPUT'],
    ['text that is no JSON', () => post('{'), 400, 'BAD_INPUT'],
    ['a simple form, which any page could send', () => post('query={ __typename }', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'BAD_INPUT'],
    ['plain text, which any page could send', () => post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' }), 415, 'BAD_INPUT'],
    ['a page of another origin', () => post('{"query":"{ __typename }"}', { origin: 'https://evil.example' }), 403, 'FORBIDDEN'],
    ['a mutation by GET', () => fetch(`${app.url}/graphql?query=mutation{__typename}`), 405, 'BAD_INPUT'],
    ['another method', () => fetch(`${app.url}/graphql`, { method: 'DELETE' }), 405, 'BAD_INPUT'],
    ['a client that takes only pictures', () => post('{"query":"{ __typename }"}', { accept: 'image/png' }), 406, 'BAD_INPUT'],
    ['a subscription', () => post('{"query":"subscription { events { cursor } }"}', { accept: 'application/graphql-response+json' }), 400, 'BAD_INPUT'],
    ['an idempotency key that is too long', () => post('{"query":"{ __typename }"}', { 'idempotency-key': 'k'.repeat(201) }), 400, 'BAD_INPUT'],
  ])('refuses %s', async (_what, send, status, code) => {
    expect(await refusal(await send())).toEqual({ status, code })
  })

  it('does nothing, and charges nothing, for a client that takes no answer', async () => {
    const looker = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    const state = async () => (await looker.send('{ actingOrganization { invitations { id } } }')) as any
    const before = await state()
    const query = 'mutation { inviteMember(input: { email: "tamu@example.id", roles: [RECEIVER] }) { invitation { id } } }'
    expect(await refusal(await post(JSON.stringify({ query }), { accept: 'text/html', authorization: `Bearer ${looker.token}` }))).toEqual({ status: 406, code: 'BAD_INPUT' })
    const after = await state()
    expect(after.data.actingOrganization.invitations).toEqual([])
    expect(before.extensions.cost.remaining - after.extensions.cost.remaining).toBe(after.extensions.cost.requested)
  })

  it('lets pages of a configured origin ask, and tells their browser so', async () => {
    const preflight = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers: { origin: OWN, 'access-control-request-method': 'POST' } })
    expect(preflight.status).toBe(204)
    const headers = preflight.headers.get('access-control-allow-headers')
    for (const header of ['authorization', 'idempotency-key', 'x-dry-run', 'x-explain']) expect(headers).toContain(header)
    const response = await post('{"query":"{ __typename }"}', { origin: OWN })
    expect(response.headers.get('access-control-allow-origin')).toBe(OWN)
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('logs one line for each operation, with its name and outcome and nothing that was said', async () => {
    const query = 'mutation Enter($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { token } }'
    lines.length = 0
    const response = await post(JSON.stringify({ query, variables: { email: 'somebody@example.id', password: 'my very secret' } }))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      operation: 'Enter', channel: 'POST', code: 'UNAUTHENTICATED', actor: 'ANONYMOUS', organization: null,
      correlationId: response.headers.get('x-correlation-id'), milliseconds: expect.any(Number),
    })
    expect(lines[0]).not.toMatch(/somebody|secret/)
  })

  it('tells what an operation cost, and refuses more than the budget of a minute', async () => {
    const query = '{ organizations(first: 100) { edges { node { id } } } }'
    const { extensions } = await buyer.send(query)
    expect(extensions?.['cost']).toEqual({ requested: expect.any(Number), limit: 10_000, remaining: expect.any(Number), resetAt: expect.stringMatching(/Z$/) })
    expect(extensions?.['cost'].requested).toBeGreaterThanOrEqual(100)
    const replies = []
    for (let i = 0; i < 5; i++) replies.push(await buyer.send(query))
    expect(replies.at(-1)?.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true, retryAfterSeconds: expect.any(Number) })
  })
})
