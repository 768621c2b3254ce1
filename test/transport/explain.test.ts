import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'

const ASKS = { 'x-explain': 'true' }

describe('asking how a query is read', () => {
  let production: TestApp
  let development: TestApp
  beforeAll(async () => {
    production = await startTestApp()
    development = await startTestApp({ transport: { explain: true } })
  })
  afterAll(() => Promise.all([production.close(), development.close()]))

  it('is not answered in production', async () => {
    const officer = await actor(production, { name: 'Dinas', kind: 'AGENCY' })
    expect((await officer.send('{ bulkRequests { totalCount } }', {}, ASKS)).extensions).not.toHaveProperty('plan')
  })

  it('is not answered unless asked', async () => {
    const officer = await actor(development, { name: 'Dinas', kind: 'AGENCY' })
    expect((await officer.send('{ bulkRequests { totalCount } }')).extensions).not.toHaveProperty('plan')
  })

  it('shows the SQL and what PostgreSQL does for it, beside the answer', async () => {
    const officer = await actor(development, { name: 'Dinas', kind: 'AGENCY' })
    const { data, extensions } = await officer.send('{ bulkRequests { totalCount } }', {}, ASKS)
    expect(data).toEqual({ bulkRequests: { totalCount: 0 } })
    expect(extensions?.['plan'].sql).toContain('from "bulk_request"')
    expect(extensions?.['plan'].explain[0]).toHaveProperty('Execution Time')
  })

  it('says why a query is not planned', async () => {
    const officer = await actor(development, { name: 'Dinas', kind: 'AGENCY' })
    const { extensions } = await officer.send('{ serverClock { now } }', {}, ASKS)
    expect(extensions?.['plan']).toEqual({ ordinary: expect.stringContaining('serverClock') })
  })

  it('changes nothing about a query that is refused, or has a value that the database refuses', async () => {
    const ask = async (query: string) => await (await fetch(`${development.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...ASKS }, body: JSON.stringify({ query }) })).json() as any
    const anonymous = await ask('{ memberships { id } }')
    expect(anonymous.errors).toMatchObject([{ path: ['memberships'], extensions: { code: 'UNAUTHENTICATED' } }])
    expect(anonymous.extensions.plan).toEqual({ ordinary: 'a null where a value is promised' })
    const refused = await ask('{ capabilities(filter: { qualityClass: ["\\u0000"] }) { totalCount } }')
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }])
    expect(refused.extensions.plan).toEqual({ ordinary: 'a value that the database refuses' })
  })

  const register = 'mutation { registerOrganization(input: { name: "Toko", kind: BUSINESS, region: "31.71" }) { id name } }'

  it('shows how the answer to a mutation is read, which is done once', async () => {
    const officer = await actor(development, { name: 'Dinas', kind: 'AGENCY' })
    const { data, extensions } = await officer.send(register, {}, ASKS)
    expect(data).toMatchObject({ registerOrganization: { name: 'Toko' } })
    expect(extensions?.['plan'].sql).toContain('"name" as "name"')
    expect(extensions?.['plan'].explain[0]).toMatchObject({ 'Plan': { 'Actual Rows': 1 }, 'Execution Time': expect.any(Number) })
    const written = await development.services.reading.database.query(`select count(*)::int as n from organization where name = 'Toko'`, [])
    expect(written).toEqual([{ n: 1 }])
  })

  it('says why the answer to a mutation is not planned, and nothing of one that is refused', async () => {
    const officer = await actor(development, { name: 'Dinas', kind: 'AGENCY' })
    const several = await officer.send(`mutation { __typename ${register.replace('mutation {', '')}`, {}, ASKS)
    expect(several.extensions?.['plan']).toEqual({ ordinary: expect.stringContaining('several fields') })
    expect((await officer.send(register, {}, { ...ASKS, 'x-dry-run': 'true' })).extensions?.['plan']).toEqual({ ordinary: 'a dry run' })
    const refused = await officer.send(register.replace('Toko', ''), {}, ASKS)
    expect(refused.errors).toBeDefined()
    expect(refused.extensions).not.toHaveProperty('plan')
  })
})
