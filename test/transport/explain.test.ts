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
})
