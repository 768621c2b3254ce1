import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { AMEND, CANCEL, drafted, published, PUBLISH, REVISE } from '../../support/requests.js'
import { aMarket, pavingDraft, type Market } from './market.js'

let market: Market
let colleague: ActingClient
let ids: { request: string; all: string[] }
let strangers: [string, Client][]

beforeAll(async () => {
  market = await aMarket()
  const { app, officer, facility, ministry, business } = market
  colleague = await actor(app, { name: 'Rekan', kind: 'AGENCY', roles: ['INTEGRATOR'], organizationId: officer.organizationId })
  strangers = [
    ['nobody who is signed in', new Client(app.url)], ['a facility', facility], ['the authority', ministry], ['another kind of buyer', business],
    ['another agency', await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })],
  ]
  const draft = await drafted(officer, pavingDraft(market, { title: 'Rahasia' }))
  ids = { request: draft.id, all: [draft.id, ...await partsOf(officer, draft.id)] }
  await drafted(officer, pavingDraft(market)).then(({ id }) => officer.ask(CANCEL, { id, input: { reason: 'Salah ketik' } }))
})
afterAll(() => market.app.close())

async function partsOf(by: ActingClient, id: string): Promise<string[]> {
  const { bulkRequest } = await by.ask('query ($id: ID!) { bulkRequest(id: $id) { lots { id paymentTerms { id } lines { id slots { id } } } } }', { id })
  return bulkRequest.lots.flatMap((lot: any) => [
    lot.id, ...lot.paymentTerms.map((term: any) => term.id), ...lot.lines.flatMap((line: any) => [line.id, ...line.slots.map((slot: any) => slot.id)]),
  ])
}

async function eachStranger(check: (client: Client) => Promise<void>): Promise<void> {
  for (const [who, client] of strangers) await check(client).catch((error: unknown) => { throw new Error(`as ${who}`, { cause: error }) })
}

describe('a draft', () => {
  it('is not there by its id, nor is anything in it', () => eachStranger(async (client) => {
    const query = 'query ($id: ID!, $all: [ID!]!) { bulkRequest(id: $id) { id } node(id: $id) { id } nodes(ids: $all) { id } }'
    expect(await client.ask(query, { id: ids.request, all: ids.all })).toEqual({ bulkRequest: null, node: null, nodes: ids.all.map(() => null) })
  }))

  it.each(['', 'filter: { status: [DRAFT, CANCELLED] }', 'filter: { region: "31" }', 'filter: { productKind: COMMODITY }', 'filter: { mine: true }', 'orderBy: DELIVERY_SOONEST'])(
    'is in no list and no count: bulkRequests(%s)', (args) => eachStranger(async (client) => {
      expect(await client.ask(`{ bulkRequests${args && `(${args})`} { totalCount edges { node { id } } } }`)).toEqual({ bulkRequests: { totalCount: 0, edges: [] } })
    }))

  it('is in no list of its buyer\'s requests or of its product', () => eachStranger(async (client) => {
    const query = 'query ($buyer: UUID, $product: UUID) { bulkRequests(filter: { buyer: $buyer, product: $product }) { totalCount } }'
    expect(await client.ask(query, { buyer: market.officer.organizationId })).toEqual({ bulkRequests: { totalCount: 0 } })
    expect(await client.ask(query, { product: market.products.paving })).toEqual({ bulkRequests: { totalCount: 0 } })
  }))

  it('answers every mutation as if it did not exist, whatever version is guessed', () => eachStranger(async (client) => {
    const tries: [string, Record<string, unknown>][] = [
      [REVISE, { input: { ...pavingDraft(market), expectedVersion: 7 } }],
      [PUBLISH, { expectedVersion: 7 }],
      [AMEND, { input: { expectedVersion: 7, rationale: 'Guess', lines: [{ lineId: crypto.randomUUID(), toleranceOver: '1' }] } }],
      [CANCEL, { input: { reason: 'Guess', expectedVersion: 7 } }],
    ]
    for (const [mutation, variables] of tries) {
      const real = await client.refusal(mutation, { ...variables, id: ids.request })
      const invented = await client.refusal(mutation, { ...variables, id: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071' })
      expect(real['code']).toBe(client.token ? 'NOT_FOUND' : 'UNAUTHENTICATED')
      expect({ ...real, message: '', id: '' }).toEqual({ ...invented, message: '', id: '' })
    }
  }))

  it('is told of by no event, also after it was cancelled', async () => {
    const query = 'query ($id: ID!) { events(filter: { about: $id }, first: 100) { events { type } } all: events(filter: { subjectTypes: ["BulkRequest"] }, first: 100) { events { type } } }'
    await expect.poll(async () => (await market.officer.ask(query, { id: ids.request }))['all'].events.map(({ type }: any) => type), { timeout: 10_000 })
      .toEqual(['BulkRequestDrafted', 'BulkRequestDrafted', 'BulkRequestCancelled'])
    const [nobody, ...members] = strangers.map(([, client]) => client)
    expect(await nobody?.refusal(query, { id: ids.request })).toMatchObject({ code: 'UNAUTHENTICATED' })
    for (const client of members) expect(await client.ask(query, { id: ids.request })).toEqual({ events: { events: [] }, all: { events: [] } })
  })

  it('leaves no gap in the numbers of published requests', async () => {
    const numbers = []
    for (let i = 0; i < 2; i++) {
      await drafted(market.officer, pavingDraft(market))
      const { id } = await published(market.officer, pavingDraft(market))
      numbers.push((await market.facility.ask('query ($id: ID!) { bulkRequest(id: $id) { number } }', { id }))['bulkRequest'].number)
    }
    expect(numbers).toEqual(['REQ-2026-000001', 'REQ-2026-000002'])
  })

  it('is seen by everybody of its buyer', async () => {
    const { bulkRequest, bulkRequests, nodes } = await colleague.ask(
      `query ($id: ID!, $all: [ID!]!) { bulkRequest(id: $id) { title } nodes(ids: $all) { id } bulkRequests(filter: { status: [DRAFT], mine: true }) { edges { node { title } } } }`,
      { id: ids.request, all: ids.all })
    expect(bulkRequest).toEqual({ title: 'Rahasia' })
    expect(nodes.map(({ id }: any) => id)).toEqual(ids.all)
    expect(bulkRequests.edges.map(({ node }: any) => node.title)).toContain('Rahasia')
  })
})

describe('a published request', () => {
  it('is not there for other buyers', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    expect(await market.business.ask('query ($id: ID!) { bulkRequest(id: $id) { id } bulkRequests { totalCount } }', { id })).toEqual({ bulkRequest: null, bulkRequests: { totalCount: 0 } })
  })

  it('is not there for a facility that is not verified', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    const unverified = await actor(market.app, { name: 'Lapas baru', kind: 'FACILITY', verified: false })
    expect(await unverified.ask('query ($id: ID!) { bulkRequest(id: $id) { id } }', { id })).toEqual({ bulkRequest: null })
  })

  it('tells facilities neither which of them the buyer does not want nor who wrote it', async () => {
    const draft = pavingDraft(market)
    draft['lots'][0].lines[0].excludedFacilityIds = [market.facility.organizationId]
    const { id } = await published(market.officer, draft)
    const query = 'query ($id: ID!) { bulkRequest(id: $id) { createdBy { id } lines { excludedFacilities } } }'
    expect(await market.facility.ask(query, { id })).toEqual({ bulkRequest: { createdBy: null, lines: [{ excludedFacilities: null }] } })
    expect(await market.officer.ask(query, { id })).toEqual({ bulkRequest: { createdBy: { id: market.officer.userId }, lines: [{ excludedFacilities: [market.facility.organizationId] }] } })
  })
})
