import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'

const VERIFY = 'mutation ($id: ID!, $expectedVersion: Int) { verifyOrganization(id: $id, expectedVersion: $expectedVersion) { id status version } }'

describe('verifying an organization', () => {
  let app: TestApp
  let ministry: ActingClient
  let facility: ActingClient

  beforeAll(async () => {
    app = await startTestApp()
    ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    facility = await actor(app, { name: 'Lapas baru', kind: 'FACILITY', verified: false })
  })
  afterAll(() => app.close())

  it('is refused to whoever is not signed in', async () => {
    const { Client } = await import('../../support/client.js')
    expect(await new Client(app.url).refusal(VERIFY, { id: facility.organizationId })).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is refused to the organization itself', async () => {
    expect(await facility.refusal(VERIFY, { id: facility.organizationId })).toMatchObject({ code: 'FORBIDDEN', action: 'verifyOrganization' })
  })

  it('hides from others that an unverified organization exists', async () => {
    const stranger = await actor(app, { name: 'Orang lain', kind: 'BUSINESS' })
    expect(await stranger.refusal(VERIFY, { id: facility.organizationId })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await stranger.ask('query ($id: ID!) { organization(id: $id) { id } node(id: $id) { id } }', { id: facility.organizationId }))
      .toEqual({ organization: null, node: null })
  })

  it('is refused when it changed since it was read', async () => {
    expect(await ministry.refusal(VERIFY, { id: facility.organizationId, expectedVersion: 9 })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 0 })
  })

  it('changes nothing in a dry run', async () => {
    const dry = await ministry.send(VERIFY, { id: facility.organizationId }, { 'x-dry-run': 'true' })
    expect(dry).toMatchObject({ data: { verifyOrganization: { status: 'VERIFIED' } }, extensions: { dryRun: true } })
    expect(await ministry.ask('query ($id: ID!) { organization(id: $id) { status } }', { id: facility.organizationId })).toEqual({ organization: { status: 'UNVERIFIED' } })
  })

  it('makes it trade, once, however often the same request is sent', async () => {
    const headers = { 'idempotency-key': 'verify-1' }
    expect(await ministry.ask(VERIFY, { id: facility.organizationId }, headers)).toMatchObject({ verifyOrganization: { status: 'VERIFIED', version: 1 } })
    expect(await ministry.send(VERIFY, { id: facility.organizationId }, headers)).toMatchObject({ data: { verifyOrganization: { version: 1 } }, extensions: { replayed: true } })
    expect(await ministry.refusal(VERIFY, { id: ministry.organizationId }, headers)).toMatchObject({ code: 'IDEMPOTENCY_REUSED' })
  })

  it('is refused a second time', async () => {
    expect(await ministry.refusal(VERIFY, { id: facility.organizationId }, { 'accept-language': 'id' }))
      .toMatchObject({ code: 'WRONG_STATE', current: 'VERIFIED', message: expect.stringContaining('tidak dapat dilakukan') })
  })
})
