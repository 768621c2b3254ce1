import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/platform/id.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { ACT_FOR, eventsOf, memberOf } from './people.js'

const REGISTER = 'mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { id status } }'
const SUSPEND = 'mutation ($id: ID!, $reason: String!) { suspendOrganization(id: $id, reason: $reason) { id status } }'
const VERIFY = 'mutation ($id: ID!) { verifyOrganization(id: $id) { id status } }'
const DRAFT = 'mutation { draftBulkRequest(input: { title: "Paving", procurementRoute: DIRECT_ORDER, lots: [] }) { id } }'

let app: TestApp
let ministry: ActingClient
let buyer: ActingClient
beforeAll(async () => {
  app = await startTestApp()
  ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
  buyer = await actor(app, { name: 'Pengembang', kind: 'BUSINESS' })
})
afterAll(() => app.close())

const wish = (changes: Record<string, unknown> = {}) => ({ input: { name: 'Toko bangunan', kind: 'BUSINESS', region: '31.71', ...changes } })
const registered = async (by: ActingClient): Promise<string> => (await by.ask(REGISTER, wish()))['registerOrganization'].id

describe('registering an organization', () => {
  it('is refused to whoever is not signed in', async () => {
    expect(await new Client(app.url).refusal(REGISTER, wish())).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is refused for an authority, which is set up with the installation', async () => {
    expect(await buyer.refusal(REGISTER, wish({ kind: 'AUTHORITY' }))).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'OPEN_KIND', path: ['input', 'kind'] }] })
  })

  it('is refused with a name of two letters, and with what is no region', async () => {
    expect(await buyer.refusal(REGISTER, wish({ name: 'AB' }))).toMatchObject({ code: 'BAD_INPUT', rules: [{ path: ['input', 'name'] }] })
    expect(await buyer.refusal(REGISTER, wish({ region: 'Jakarta' }))).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('makes its founder a member in every role that its kind gives, but does not let it trade', async () => {
    const founder = await actor(app, { name: 'Pendiri', kind: 'BUSINESS' })
    const id = await registered(founder)
    await founder.ask(ACT_FOR, { id })
    expect(await memberOf(founder, founder.userId)).toMatchObject({ roles: ['ADMINISTRATOR', 'INTEGRATOR', 'BUYER', 'APPROVER', 'RECEIVER'] })
    expect(await founder.refusal(DRAFT)).toMatchObject({ code: 'FORBIDDEN' })
    await ministry.ask(VERIFY, { id })
    await founder.ask(DRAFT)
    expect(await eventsOf(app, id)).toEqual(['OrganizationRegistered', 'OrganizationVerified'])
  })

  it('is seen by its founder and the authority until it is verified', async () => {
    const founder = await actor(app, { name: 'Pendiri', kind: 'BUSINESS' })
    const id = await registered(founder)
    const ORGANIZATION = 'query ($id: ID!) { organization(id: $id) { id } }'
    expect(await buyer.ask(ORGANIZATION, { id })).toEqual({ organization: null })
    for (const viewer of [founder, ministry]) expect(await viewer.ask(ORGANIZATION, { id })).toEqual({ organization: { id } })
  })
})

describe('acting for another organization', () => {
  it.each([['of which the person is no member', () => ministry.organizationId], ['that does not exist', newId], ['that is no id', () => 'Dinas']])('is refused for one %s', async (_which, id) => {
    expect(await buyer.refusal(ACT_FOR, { id: id() })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('holds for this session from the next operation on, and for no other', async () => {
    const person = await actor(app, { name: 'Dua topi', kind: 'BUSINESS' })
    const { signIn } = await new Client(app.url).ask(
      'mutation ($email: String!) { signIn(input: { email: $email, password: "correct horse battery" }) { token } }', { email: person.email })
    const id = await registered(person)
    await person.ask(ACT_FOR, { id })
    expect(await person.ask('{ actingOrganization { id } }')).toEqual({ actingOrganization: { id } })
    expect(await new Client(app.url, signIn.token).ask('{ actingOrganization { id } }')).toEqual({ actingOrganization: { id: person.organizationId } })
  })
})

describe('suspending an organization', () => {
  it('is refused to everybody but the authority, and of an authority', async () => {
    const suspend = { id: buyer.organizationId, reason: 'Audit' }
    const agency = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    expect(await agency.refusal(SUSPEND, suspend)).toMatchObject({ code: 'FORBIDDEN', action: 'suspendOrganization' })
    expect(await new Client(app.url).refusal(SUSPEND, suspend)).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await ministry.refusal(SUSPEND, { id: ministry.organizationId, reason: 'Audit' })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each(['', '   ', 'x'.repeat(2001)])('is refused without a reason that says something', async (reason) => {
    expect(await ministry.refusal(SUSPEND, { id: buyer.organizationId, reason })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'REASON_GIVEN', path: ['reason'] }] })
  })

  it('is refused for one that is not verified', async () => {
    const id = await registered(buyer)
    expect(await ministry.refusal(SUSPEND, { id, reason: 'Audit' })).toMatchObject({ code: 'WRONG_STATE', current: 'UNVERIFIED', allowedFrom: ['VERIFIED'] })
  })

  it('ends its trade from the next operation on, until it is verified again', async () => {
    const suspended = await actor(app, { name: 'Pengembang nakal', kind: 'BUSINESS' })
    await suspended.ask(DRAFT)
    await ministry.ask(SUSPEND, { id: suspended.organizationId, reason: 'Audit' })
    expect(await suspended.refusal(DRAFT)).toMatchObject({ code: 'FORBIDDEN', action: 'draftBulkRequest' })
    expect(await suspended.ask('{ actingOrganization { status } }')).toEqual({ actingOrganization: { status: 'SUSPENDED' } })
    await ministry.ask(VERIFY, { id: suspended.organizationId })
    await suspended.ask(DRAFT)
    expect(await eventsOf(app, suspended.organizationId)).toEqual(['OrganizationSuspended', 'OrganizationVerified'])
  })
})
