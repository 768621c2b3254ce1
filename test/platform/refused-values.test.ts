import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translateDatabaseError } from '../../src/platform/database/constraint-errors.js'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'

const ID = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'
const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

let app: TestApp
let officer: ActingClient
beforeAll(async () => {
  app = await startTestApp()
  officer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
})
afterAll(() => app.close())

describe('a value that the database would refuse', () => {
  it.each([
    ['a day that is none', 'bulkRequests', 'DELIVERY_SOONEST', 'abc', ID],
    ['a day that does not exist', 'bulkRequests', 'DELIVERY_SOONEST', '2026-02-30', ID],
    ['an id that is none', 'bulkRequests', 'DELIVERY_SOONEST', '2026-11-24', 'abc'],
    ['a number for an id', 'organizations', 'NEWEST', 7],
    ['a character that no text may have', 'organizations', 'NAME', '\0', ID],
    ['an object', 'organizations', 'NAME', { a: 1 }, ID],
    ['a list', 'organizations', 'NAME', ['a'], ID],
  ])('is refused with its place when a cursor has %s', async (_what, list, order, ...values) => {
    for (const [argument, size] of [['after', 'first'], ['before', 'last']] as const) {
      const refused = await officer.refusal(`query ($cursor: Cursor) { ${list}(orderBy: ${order}, ${size}: 1, ${argument}: $cursor) { edges { node { id } } } }`, { cursor: cursor(order, ...values) })
      expect(refused).toEqual({ code: 'BAD_INPUT', path: [argument], message: expect.stringContaining(`not a cursor of the order ${order}`) })
    }
  })

  it('is refused as such when a cursor of groups has a character that no text may have', async () => {
    const query = 'query ($cursor: Cursor) { procurementOverview(by: [BUYER], first: 1, after: $cursor) { cursor } }'
    expect(await officer.refusal(query, { cursor: cursor('name,owner', '\0', ID) })).toMatchObject({ code: 'BAD_INPUT', path: ['after'] })
  })

  it.each([
    ['in a filter', 'query ($text: String!) { capabilities(filter: { qualityClass: [$text] }) { totalCount } }'],
    ['in an input', 'mutation ($text: String!) { registerOrganization(input: { name: $text, kind: BUSINESS, region: "31.71" }) { id } }'],
  ])('is bad input, and no fault of ours, when it is a text with a NUL %s', async (_where, query) => {
    expect(await officer.refusal(query, { text: 'a\0b' })).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('not well-formed') })
  })

  it.each(['application/json', 'application/graphql-response+json'])('is refused with the field that it was given to, also of a query that is planned, in %s', async (accept) => {
    const query = 'query ($text: [String!]) { viewer { id } actingOrganization { name } capabilities(filter: { qualityClass: $text }) { edges { node { id } } } }'
    const ask = (text: string): Promise<Response> => fetch(`${app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${officer.token}` },
      body: JSON.stringify({ query, variables: { text: [text] } }),
    })
    // Twice well, so that the next one is read together with the question who asks.
    for (let i = 0; i < 2; i += 1) expect((await ask('A')).status).toBe(200)
    const refused = await ask('\0')
    expect(refused.status).toBe(200)
    expect(await refused.json()).toEqual({
      data: null,
      errors: [{ message: expect.stringContaining('not well-formed'), path: ['capabilities'], locations: [{ line: 1, column: 70 }], extensions: { code: 'BAD_INPUT', path: [] } }],
      extensions: { cost: expect.any(Object) },
    })
  })

  it('is bad input, and no fault of ours, when it is a number that no column holds', async () => {
    const refused = await app.services.reading.database.query('select 1e30::numeric(20, 6)', []).catch((error: unknown) => translateDatabaseError(error))
    expect(refused).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('not well-formed') })
  })
})

describe('a variable that is null in spite of its default', () => {
  it('refuses the field that needs it, and no other, also of a query that is planned', async () => {
    const query = `query ($id: ID = "${ID}") { viewer { id } organization(id: $id) { id } }`
    for (let i = 0; i < 3; i += 1) expect(await officer.ask(query, { id: officer.organizationId })).toMatchObject({ organization: { id: officer.organizationId } })
    const reply = await officer.send(query, { id: null })
    expect(reply.data).toEqual({ viewer: { id: officer.userId }, organization: null })
    expect(reply.errors).toMatchObject([{ path: ['organization'], extensions: { code: 'BAD_INPUT' }, message: expect.stringContaining('must not be null') }])
    expect(await officer.refusal(query, { id: null }, { 'accept-language': 'id' })).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('tidak sah') })
  })

  it('refuses a question that is worked out by code in the same way', async () => {
    const reply = await officer.send(`query ($id: ID = "${ID}") { viewer { id } reconcile(contractId: $id) { __typename } }`, { id: null })
    expect(reply.errors).toMatchObject([{ path: ['reconcile'], extensions: { code: 'BAD_INPUT' } }])
  })

  it('refuses the answer to a mutation where a directive in it needs it', async () => {
    const query = 'mutation ($yes: Boolean = true) { registerOrganization(input: { name: "Koperasi", kind: BUSINESS, region: "31.71" }) { id name @include(if: $yes) } }'
    const reply = await officer.send(query, { yes: null })
    expect(reply.errors).toMatchObject([{ path: ['registerOrganization'], extensions: { code: 'BAD_INPUT' } }])
  })
})

describe('a null where the schema promises a value', () => {
  it('is a fault of ours, and no bad input', async () => {
    const run = (sql: string) => app.services.orm.em.fork().getConnection().execute(sql, [])
    await run('alter table organization alter column name drop not null')
    await run(`update organization set name = null where id = '${officer.organizationId}'`)
    const reply = await officer.send('{ viewer { id } serverClock { __typename } actingOrganization { name } }')
    expect(reply.data).toMatchObject({ viewer: { id: officer.userId }, actingOrganization: null })
    expect(reply.errors).toMatchObject([{ path: ['actingOrganization', 'name'], extensions: { code: 'INTERNAL', correlationId: expect.any(String) } }])
  })
})
