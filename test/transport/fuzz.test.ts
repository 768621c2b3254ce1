import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'

/** FUZZ_SCALE=25 gives 50,000 requests and 25,000 frames. */
const SCALE = Number(process.env['FUZZ_SCALE'] ?? 1)
const REQUESTS = 2_000 * SCALE
const FRAMES = 1_000 * SCALE
const AT_ONCE = 20

const LEAK = /select |insert into|node_modules|\.(ts|js):\d+|\bat \w+ \(|stack|postgres|ECONN/i
const TOKENS = ['{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '...', '"', '"""', '#', ',', '|', '&', '=', 'query', 'mutation', 'subscription', 'fragment',
  'on', 'true', 'null', '-1', '1e999', '9999999999', 'organizations', 'organization', 'node', 'nodes', 'ids', 'id', 'first', 'after', 'edges', 'viewer', 'name',
  'events', 'filter', 'about', 'types', 'signIn', 'input', 'email', '__schema', '__type', '__typename', '@skip', 'if', '\u0000', '\ud800', '💥', 'ä']
const document = fc.oneof(
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.nat({ max: 3_000 }).map((depth) => `{ node(id: "x") ${'{ id '.repeat(depth)}${'}'.repeat(depth)} }`),
  fc.nat({ max: 3_000 }).map((depth) => `{ organizations(filter: ${'['.repeat(depth)}${']'.repeat(depth)}) { totalCount } }`),
  fc.string({ unit: 'binary', maxLength: 50 }).map((text) => `{ node(id: ${JSON.stringify(text)}) { id } }`),
  fc.string({ unit: 'binary', maxLength: 50 }).map((text) => `{ organizations(first: 2, after: ${JSON.stringify(text)}) { edges { cursor } } }`),
  fc.nat({ max: 200 }).map((count) => `{ ${'a: __typename '.repeat(count)} }`),
)
const operation = fc.record({
  query: fc.oneof({ weight: 6, arbitrary: document }, fc.jsonValue()),
  variables: fc.oneof(fc.constant({}), fc.jsonValue()),
  operationName: fc.oneof(fc.constant(null), fc.jsonValue()),
  extensions: fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom('idempotencyKey', 'dryRun', '__proto__', 'x'), fc.jsonValue())),
}, { requiredKeys: [] })
const body = fc.oneof({ weight: 8, arbitrary: operation.map((value) => JSON.stringify(value)) }, fc.json(), fc.string({ unit: 'binary' }))
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 /*;=,.+-_"\''), maxLength: 40 })

describe('whatever is sent', () => {
  let app: TestApp
  let buyer: ActingClient

  beforeAll(async () => {
    app = await startTestApp()
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
  })
  afterAll(() => app.close())

  const isAlive = async (): Promise<void> => expect(await buyer.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Dinas' } })

  it('over HTTP, it is never answered with a fault and nothing of the inside is told', async () => {
    const request = fc.record({
      body, accept: fc.oneof(fc.constant('application/json'), fc.constant('application/graphql-response+json'), headerText),
      contentType: fc.oneof({ weight: 8, arbitrary: fc.constant('application/json') }, headerText.filter((text) => text.trim() !== '')),
      language: fc.oneof(fc.constant('id'), headerText), key: fc.oneof(fc.constant(''), headerText), method: fc.constantFrom('POST', 'POST', 'POST', 'GET'), signedIn: fc.boolean(),
    })
    const send = async ({ body: sent, accept, contentType, language, key, method, signedIn }: typeof request extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
      const headers = {
        accept, 'content-type': contentType, 'accept-language': language, ...key ? { 'idempotency-key': key } : {}, ...signedIn ? { authorization: `Bearer ${buyer.token}` } : {},
      }
      const response = method === 'POST'
        ? await fetch(`${app.url}/graphql`, { method, headers, body: sent })
        : await fetch(`${app.url}/graphql?query=${encodeURIComponent(sent.toWellFormed())}&variables=${encodeURIComponent(sent.toWellFormed())}`, { headers })
      const text = await response.text()
      expect(response.status, text).toBeLessThan(500)
      expect(text).not.toMatch(LEAK)
      for (const error of (JSON.parse(text) as { errors?: any[] }).errors ?? []) {
        expect(error.extensions.code, text).toBeTypeOf('string')
        expect(error.extensions.code, text).not.toBe('INTERNAL')
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(request, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => void await Promise.all(requests.map(send))), { numRuns: REQUESTS / AT_ONCE })
    await isAlive()
  })

  it('over WebSocket, it ends with an answer or a close code of the protocol, never with a fault', async () => {
    const message = fc.oneof(
      { weight: 6, arbitrary: operation.map((payload) => JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: '{', ...payload } })) },
      fc.record({ id: fc.constantFrom('1', '2', '', '__proto__'), type: fc.constantFrom('subscribe', 'complete', 'ping', 'pong', 'next', 'connection_init', 'x'), payload: fc.jsonValue() }, { requiredKeys: [] })
        .map((value) => JSON.stringify(value)),
      fc.json(), fc.string({ unit: 'binary' }),
    )
    const closes: number[] = []
    const answered = await fc.check(fc.asyncProperty(fc.array(message, { minLength: 10, maxLength: 10 }), async (frames) => {
      const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
      const replies: string[] = []
      socket.on('message', (data) => replies.push(String(data)))
      const closed = new Promise<number>((resolve) => { socket.on('close', resolve) })
      await new Promise((resolve) => { socket.on('open', resolve) })
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${buyer.token}` } }))
      for (const frame of frames) socket.send(frame)
      socket.send(JSON.stringify({ type: 'ping', payload: { last: true } }))
      const ended = new Promise<void>((resolve) => { socket.on('message', (data) => { if (String(data).includes('"last":true')) resolve() }) })
      await Promise.race([closed, ended])
      socket.close(1000)
      closes.push(await closed)
      for (const reply of replies) {
        expect(reply).not.toMatch(LEAK)
        expect(reply).not.toContain('INTERNAL')
      }
    }), { numRuns: FRAMES / 10 })
    expect(answered.errorInstance ?? null).toBeNull()
    expect(closes).toHaveLength(FRAMES / 10)
    for (const code of closes) expect([1000, 1005, 4400, 4401, 4409, 4429]).toContain(code)
    await isAlive()
  })
})
