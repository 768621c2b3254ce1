import { request as send } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'

interface Reply { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer }

const LONG = '{ __schema { types { name description fields { name description } } } }'
const SHORT = '{ __typename }'

describe('an answer over HTTP', () => {
  let app: TestApp
  let buyer: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
  })
  afterAll(() => app.close())

  /** Without a library that would decode by itself. */
  const get = (query: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> => new Promise((resolve, reject) => {
    const path = `/graphql?query=${encodeURIComponent(query)}`
    send(new URL(path, app.url), { method, headers: { authorization: `Bearer ${buyer.token}`, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }))
    }).on('error', reject).end()
  })

  describe('is not compressed', () => {
    it.each([
      ['for a client that does not ask for it', LONG, {}],
      ['for one that takes only what we do not make', LONG, { 'accept-encoding': 'zstd, deflate' }],
      ['for one that forbids what we make', LONG, { 'accept-encoding': 'br;q=0, gzip;q=0, *' }],
      ['when the header is nonsense', LONG, { 'accept-encoding': ';;q=,=' }],
      ['for one that would rather have it as it is', LONG, { 'accept-encoding': 'gzip;q=0.1, identity;q=1' }],
      ['for one that takes anything rather than what we make', LONG, { 'accept-encoding': 'br;q=0.1, gzip;q=0.1, *' }],
      ['when it is short', SHORT, { 'accept-encoding': 'br, gzip' }],
    ])('%s', async (_who, query, headers) => {
      const { headers: told, bytes } = await get(query, headers)
      expect(told['content-encoding']).toBeUndefined()
      expect(JSON.parse(bytes.toString())).toHaveProperty('data')
    })
  })

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'gzip, br;q=0.5', gunzipSync],
    ['br', '*', brotliDecompressSync],
    ['gzip', 'gzip;q=0.5, identity;q=0.5', gunzipSync],
    ['br', 'identity;q=0.2, *;q=0.3', brotliDecompressSync],
  ])('is %s for a client that takes "%s", and says the same', async (coding, accepted, decode) => {
    const [plain, { headers, bytes }] = [await get(LONG), await get(LONG, { 'accept-encoding': accepted })]
    expect(headers['content-encoding']).toBe(coding)
    expect(headers['vary']).toContain('accept-encoding')
    expect(bytes.length).toBeLessThan(plain.bytes.length / 3)
    expect(JSON.parse(decode(bytes).toString()).data).toEqual(JSON.parse(plain.bytes.toString()).data)
  })

  it('need not be sent again to a client that has it, and is once the data changed', async () => {
    const query = '{ viewer { name } actingOrganization { name } }'
    const { headers: { etag, 'cache-control': cacheControl } } = await get(query)
    expect(cacheControl).toBe('private, no-cache')
    const again = await get(query, { 'if-none-match': `"other", ${String(etag)}` })
    expect([again.status, again.bytes.length, again.headers['etag']]).toEqual([304, 0, etag])
    await app.services.orm.em.fork().getConnection().execute('update organization set name = ? where id = ?', ['Dinas Baru', buyer.organizationId])
    const changed = await get(query, { 'if-none-match': String(etag) })
    expect(changed.status).toBe(200)
    expect(JSON.parse(changed.bytes.toString()).data.actingOrganization).toEqual({ name: 'Dinas Baru' })
  })

  it.each([['refused', '{ node(id: ', 400], ['short', SHORT, 200], ['long', LONG, 200]])('to HEAD has the headers of GET and no body: a %s one', async (_which, query, status) => {
    const accepted = { 'accept-encoding': 'br', accept: 'application/graphql-response+json' }
    const [head, whole] = [await get(query, accepted, 'HEAD'), await get(query, accepted)]
    const told = ({ headers }: Reply) => ['etag', 'cache-control', 'content-type', 'content-encoding', 'vary'].map((name) => headers[name])
    expect([head.status, head.bytes.length, whole.status]).toEqual([status, 0, status])
    expect(told(head)).toEqual(told(whole))
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0)
  })

  it('to HEAD is 304 while the client has it', async () => {
    const { headers: { etag } } = await get('{ viewer { name } }')
    expect(await get('{ viewer { name } }', { 'if-none-match': String(etag) }, 'HEAD')).toMatchObject({ status: 304, headers: { etag } })
  })

  it('to HEAD does nothing that changes something', async () => {
    expect((await get('mutation { registerOrganization(input: { name: "X", kind: BUSINESS, region: "31.71" }) { id } }', {}, 'HEAD')).status).toBe(405)
  })

  it('is never kept when it is an error, or was asked for by POST', async () => {
    const failed = await get('{ node(id: ')
    const notAcceptable = await get(SHORT, { accept: 'image/png', 'if-none-match': '*' })
    expect([notAcceptable.status, notAcceptable.headers['etag']]).toEqual([406, undefined])
    const posted = await fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'if-none-match': '*' }, body: JSON.stringify({ query: SHORT }) })
    expect([failed.headers['etag'], failed.headers['cache-control']]).toEqual([undefined, 'no-store'])
    expect([posted.status, posted.headers.get('etag'), posted.headers.get('cache-control')]).toEqual([200, null, 'no-store'])
  })
})
