import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { SocketClient } from '../support/socket.js'

const EVENTS = 'subscription Follow { events { cursor event { type } } }'
const bomb = `query Bomb { organizations { edges { node ${'{ members { edges { node { organization '.repeat(8)}{ id }${' } } } }'.repeat(8)} } } }`

describe('GraphQL over WebSocket', () => {
  let app: TestApp
  let buyer: ActingClient
  let ministry: ActingClient
  let facility: ActingClient

  beforeAll(async () => {
    app = await startTestApp()
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    facility = await actor(app, { name: 'Lapas', kind: 'FACILITY', verified: false })
  })
  afterAll(() => app.close())

  const connect = (token: string | null = buyer.token): Promise<SocketClient> => SocketClient.connect(app.url, { token })

  it.each([
    ['a page of another origin', { connect: { origin: 'https://evil.example' } }],
    ['a page whose origin is opaque', { connect: { origin: 'null' } }],
  ])('refuses %s before it connects', async (_who, options) => {
    await expect(SocketClient.connect(app.url, options)).rejects.toThrow('403')
  })

  it('lets its own pages connect', async () => {
    const socket = await SocketClient.connect(app.url, { connect: { origin: app.url } })
    expect(await socket.ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
    await socket.close()
  })

  it('closes with 4406 when the client speaks another sub-protocol', async () => {
    const socket = await SocketClient.connect(app.url, { protocols: [], params: null })
    expect(await socket.closed).toMatchObject({ code: 4406 })
  })

  it('closes with 4403 when the credential stands for nobody', async () => {
    const socket = await SocketClient.connect(app.url, { params: null })
    socket.sendFrame({ type: 'connection_init', payload: { authorization: 'Bearer ks_nobody_nobody_nobody' } })
    expect(await socket.closed).toMatchObject({ code: 4403 })
  })

  it('closes with 4401 when somebody subscribes before connecting', async () => {
    const socket = await SocketClient.connect(app.url, { params: null })
    socket.subscribe('1', '{ __typename }')
    expect(await socket.closed).toMatchObject({ code: 4401 })
  })

  it('closes with 1009 when a message is larger than 100 KB', async () => {
    const socket = await connect()
    socket.subscribe('1', `{ __typename } # ${'x'.repeat(100_000)}`)
    expect(await socket.closed).toMatchObject({ code: 1009 })
  })

  it('closes with 4400 when a frame is no message', async () => {
    const socket = await connect()
    socket.sendFrame({ type: 'next', id: '1', payload: {} })
    expect(await socket.closed).toMatchObject({ code: 4400 })
  })

  it.each([
    ['a syntax error', '{', {}, 'BAD_INPUT'],
    ['an unknown field', '{ nothing }', {}, 'BAD_INPUT'],
    ['a depth bomb', bomb, {}, 'TOO_EXPENSIVE'],
    ['a wrong variable', 'query ($id: ID!) { organization(id: $id) { id } }', { id: {} }, 'BAD_INPUT'],
    ['a page that is too large', '{ organizations(first: 101) { edges { cursor } } }', {}, 'TOO_EXPENSIVE'],
    ['an operation that is not there', 'fragment F on Query { __typename }', {}, 'BAD_INPUT'],
  ])('answers %s for its id alone, as HTTP does', async (_what, query, variables, code) => {
    const socket = await connect()
    const refused = await socket.ask(query, variables)
    const overHttp = await buyer.send(query, variables)
    expect(refused.errors).toEqual(overHttp.errors)
    expect(refused.errors[0].extensions.code).toBe(code)
    expect(await socket.ask('{ viewer { name } }')).toMatchObject({ data: { viewer: { name: 'Dinas' } } })
    await socket.close()
  })

  it('answers a stream that may not start with an error for its id', async () => {
    const socket = await connect(null)
    expect(await socket.ask(EVENTS)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(await socket.ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
    await socket.close()
  })

  it('refuses the 101st operation at once on a socket, and takes new ones as soon as others end', async () => {
    const socket = await connect()
    for (let i = 0; i < 100; i++) socket.subscribe(`s${i}`, EVENTS)
    await socket.until((messages) => messages.filter(({ type }) => type === 'next').length === 100)
    expect(await socket.ask(EVENTS)).toMatchObject({ errors: [{ extensions: { code: 'TOO_EXPENSIVE', limit: 100 } }] })
    for (let i = 0; i < 100; i++) socket.sendFrame({ id: `s${i}`, type: 'complete' })
    for (let i = 0; i < 99; i++) socket.subscribe(`t${i}`, EVENTS)
    await socket.until((messages) => messages.filter(({ type }) => type === 'next').length === 199)
    expect(await socket.ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
    await socket.close()
  })

  it('runs mutations as HTTP does: once for an idempotency key', async () => {
    const socket = await connect(ministry.token)
    const verify = 'mutation ($id: ID!) { verifyOrganization(id: $id) { status version } }'
    const variables = { id: facility.organizationId }
    expect(await socket.ask(verify, variables, { dryRun: true })).toMatchObject({ data: { verifyOrganization: { status: 'VERIFIED' } }, extensions: { dryRun: true } })
    expect(await socket.ask(verify, variables, { idempotencyKey: 'once' })).toMatchObject({ data: { verifyOrganization: { version: 1 } } })
    expect(await socket.ask(verify, variables, { idempotencyKey: 'once' })).toMatchObject({ data: { verifyOrganization: { version: 1 } }, extensions: { replayed: true } })
    expect(await ministry.send(verify, variables, { 'idempotency-key': 'once' })).toMatchObject({ data: { verifyOrganization: { version: 1 } }, extensions: { replayed: true } })
    expect(await socket.ask(verify, variables)).toMatchObject({ errors: [{ extensions: { code: 'WRONG_STATE' } }] })
    await socket.close()
  })

  it('answers in the language that the client connects with', async () => {
    const socket = await SocketClient.connect(app.url, { params: { acceptLanguage: 'id' } })
    expect((await socket.ask('{ nothing }')).errors[0].message).toContain('tidak sah')
    await socket.close()
  })

  it('closes the sockets of a session with 4403 when it is revoked', async () => {
    const { signIn } = await buyer.ask('mutation ($email: String!) { signIn(input: { email: $email, password: "correct horse battery" }) { token session { id } } }', { email: buyer.email })
    const socket = await connect(signIn.token)
    socket.subscribe('1', EVENTS)
    await socket.until((messages) => messages.some(({ type }) => type === 'next'))
    const other = await connect()
    await buyer.ask('mutation ($id: ID!) { revokeSession(id: $id) { revokedAt } }', { id: signIn.session.id })
    expect(await socket.closed).toMatchObject({ code: 4403 })
    expect(await other.ask('{ viewer { name } }')).toMatchObject({ data: { viewer: { name: 'Dinas' } } })
    await other.close()
  })

  it('lets a key without the scope WRITE read and follow, not change, on both transports', async () => {
    const { createApiKey } = await buyer.ask('mutation { createApiKey(input: { name: "reader", roles: [INTEGRATOR], scopes: [READ] }) { secret } }')
    const change = 'mutation { registerOrganization(input: { name: "X", kind: BUSINESS, region: "31.71" }) { id } }'
    const socket = await connect(createApiKey.secret)
    const overHttp = await (await fetch(`${app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${createApiKey.secret}` }, body: JSON.stringify({ query: change }),
    })).json()
    expect(await socket.ask(change)).toEqual(overHttp)
    expect(overHttp).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN', scope: 'WRITE' } }] })
    expect(await socket.ask('{ actingOrganization { name } }')).toMatchObject({ data: { actingOrganization: { name: 'Dinas' } } })
    await socket.close()
  })
})

describe('stopping the server', () => {
  it('ends every socket with 1001 and a hint to resume', async () => {
    const app = await startTestApp()
    const buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    const sockets = await Promise.all(Array.from({ length: 20 }, () => SocketClient.connect(app.url, { token: buyer.token })))
    for (const socket of sockets) socket.subscribe('1', EVENTS)
    sockets[0]?.socket.pause()
    await Promise.all(sockets.slice(1).map((socket) => socket.until((messages) => messages.some(({ type }) => type === 'next'))))
    await app.close()
    for (const socket of sockets.slice(1)) expect(await socket.closed).toEqual({ code: 1001, reason: expect.stringContaining('resume after your last cursor') })
  })
})
