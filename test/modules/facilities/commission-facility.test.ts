import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { aFacility, aLine, WEEK } from '../../support/workshop.js'

const COMMISSION = 'mutation ($input: CommissionFacilityInput!) { commissionFacility(input: $input) { id version name status organization { id } availableActions { action allowed } } }'
const FACILITY = 'query ($id: ID!) { facility(id: $id) { name lines { name } } node(id: $id) { id } }'
const input = { name: 'Lapas Pati', region: '33.18', latitude: -6.75, longitude: 111.04, timezone: 'Asia/Jakarta' }

describe('commissioning a facility', () => {
  let app: TestApp
  let manager: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    manager = await actor(app, { name: 'Lapas Pati', kind: 'FACILITY' })
  })
  afterAll(() => app.close())

  it('is refused to whoever does not manage production of a facility', async () => {
    const [buyer, dispatcher] = await Promise.all([
      actor(app, { name: 'Dinas', kind: 'AGENCY' }),
      actor(app, { name: 'Dispatcher', kind: 'FACILITY', roles: ['DISPATCHER'], organizationId: manager.organizationId }),
    ])
    expect(await new Client(app.url).refusal(COMMISSION, { input })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await buyer.refusal(COMMISSION, { input })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await dispatcher.refusal(COMMISSION, { input })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('names everything that is wrong with the place at once, in the reader\'s language', async () => {
    const refusal = await manager.refusal(COMMISSION, { input: { ...input, latitude: 96.75, longitude: -181, timezone: 'Asia/Atlantis' } }, { 'accept-language': 'id' })
    expect(refusal).toMatchObject({ code: 'RULES_BROKEN' })
    expect(refusal['rules'].map(({ code, path }: any) => [code, path.join('.')])).toEqual([
      ['LATITUDE_ON_EARTH', 'input.latitude'], ['LONGITUDE_ON_EARTH', 'input.longitude'], ['KNOWN_TIMEZONE', 'input.timezone'],
    ])
    expect(refusal['rules'][0].message).toContain('Garis lintang 96.75')
  })

  it('makes a facility of the manager\'s own organization, which buyers see', async () => {
    const { commissionFacility } = await manager.ask(COMMISSION, { input })
    expect(commissionFacility).toMatchObject({ version: 1, status: 'ACTIVE', organization: { id: manager.organizationId } })
    expect(commissionFacility.availableActions).toContainEqual({ action: 'closeFacility', allowed: true })
    const buyer = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    expect(await buyer.ask(FACILITY, { id: commissionFacility.id })).toMatchObject({ facility: { name: 'Lapas Pati' } })
  })

  it('is seen by its own people and the authority only, while its organization is not verified', async () => {
    const unverified = await actor(app, { name: 'Lapas baru', kind: 'FACILITY', verified: false })
    const id = await aFacility(unverified, { name: 'Bengkel baru' })
    await aLine(unverified, id)
    const [buyer, ministry] = await Promise.all([actor(app, { name: 'PT Bata', kind: 'BUSINESS' }), actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })])
    expect(await buyer.ask(FACILITY, { id })).toEqual({ facility: null, node: null })
    expect((await buyer.ask('{ facilities { edges { node { id } } } }'))['facilities'].edges.map(({ node }: any) => node.id)).not.toContain(id)
    expect(await buyer.refusal('mutation ($id: ID!) { closeFacility(id: $id, reason: "x") { id } }', { id })).toMatchObject({ code: 'NOT_FOUND' })
    for (const one of [unverified, ministry]) expect(await one.ask(FACILITY, { id })).toMatchObject({ facility: { lines: [{ name: 'Mesin paving' }] } })
  })
})

describe('updating and closing a facility', () => {
  let app: TestApp
  let manager: ActingClient
  let id: string
  const UPDATE = 'mutation ($id: ID!, $input: UpdateFacilityInput!) { updateFacility(id: $id, input: $input) { version name latitude region } }'
  const CLOSE = 'mutation ($id: ID!) { closeFacility(id: $id, reason: "Pindah") { status } }'

  beforeAll(async () => {
    app = await startTestApp()
    manager = await actor(app, { name: 'Lapas Pati', kind: 'FACILITY' })
    id = await aFacility(manager, input)
  })
  afterAll(() => app.close())

  it('changes what is given, and refuses what was read before somebody else\'s change', async () => {
    expect(await manager.ask(UPDATE, { id, input: { name: 'Lapas Kelas IIB Pati', expectedVersion: 1 } }))
      .toEqual({ updateFacility: { version: 2, name: 'Lapas Kelas IIB Pati', latitude: -6.75, region: '33.18' } })
    expect(await manager.refusal(UPDATE, { id, input: { name: 'Lapas', expectedVersion: 1 } })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 })
    expect(await manager.refusal(UPDATE, { id, input: { longitude: 200 } })).toMatchObject({ rules: [{ code: 'LONGITUDE_ON_EARTH' }] })
  })

  it('ends production for good: no hours on coming days, no new lines', async () => {
    const line = await aLine(manager, id)
    expect(await manager.ask(CLOSE, { id })).toEqual({ closeFacility: { status: 'CLOSED' } })
    const { productionLine } = await manager.ask('query ($id: ID!) { productionLine(id: $id) { capacity(first: 100) { edges { node { hoursAvailable } } } } }', { id: line })
    expect(new Set(productionLine.capacity.edges.map(({ node }: any) => node.hoursAvailable))).toEqual(new Set(['0']))
    expect(await manager.refusal('mutation ($input: AddProductionLineInput!) { addProductionLine(input: $input) { id } }',
      { input: { facilityId: id, name: 'Baru', hoursPerWeekday: WEEK, crew: 1 } })).toMatchObject({ code: 'WRONG_STATE', current: 'CLOSED' })
    expect(await manager.refusal(CLOSE, { id })).toMatchObject({ code: 'WRONG_STATE' })
  })
})
