import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDraft, aLine, aLot, aSlot, CANCEL, drafted, PUBLISH, REVISE } from '../../support/requests.js'
import { actor } from '../../support/actors.js'
import { aMarket, pavingDraft, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

describe('revising a draft', () => {
  it('is refused once it is published', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    await market.officer.ask(PUBLISH, { id })
    expect(await market.officer.refusal(REVISE, { id, input: { ...pavingDraft(market), expectedVersion: 2 } })).toMatchObject({ code: 'WRONG_STATE', current: 'PUBLISHED' })
  })

  it('is refused once it is cancelled', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    await market.officer.ask(CANCEL, { id, input: { reason: 'No budget' } })
    expect(await market.officer.refusal(REVISE, { id, input: { ...pavingDraft(market), expectedVersion: 2 } })).toMatchObject({ code: 'WRONG_STATE', current: 'CANCELLED' })
  })

  it('leaves the draft as it was when the new content cannot be computed', async () => {
    const { id, lines } = await drafted(market.officer, pavingDraft(market))
    const input = aDraft([aLot([aLine(market.products.paving, { quantity: { amount: '5', unit: 'KGM' } })])], { expectedVersion: 1 })
    expect(await market.officer.refusal(REVISE, { id, input })).toMatchObject({ rules: [{ code: 'UNIT_CONVERTIBLE', path: ['input', 'lots', 0, 'lines', 0, 'quantity', 'unit'] }] })
    expect(await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { version lines { id } } }', { id })).toEqual({ bulkRequest: { version: 1, lines } })
  })

  it('lets one of two officers win who read the same version', async () => {
    const second = await actor(market.app, { name: 'Petugas kedua', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'], organizationId: market.officer.organizationId })
    const { id } = await drafted(market.officer, pavingDraft(market))
    const replies = await Promise.all([market.officer, second].map((officer, i) =>
      officer.send(REVISE, { id, input: { ...pavingDraft(market), title: `Version of officer ${i}`, expectedVersion: 1 } })))
    const refused = replies.filter(({ errors }) => errors)
    expect(refused.map(({ errors }) => errors?.[0]?.extensions)).toMatchObject([{ code: 'STALE_VERSION', currentVersion: 2 }])
    const winner = replies.find(({ errors }) => !errors)?.data?.['reviseBulkRequest']
    expect(await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { title lines { id } } }', { id })).toEqual({ bulkRequest: { title: winner.title, lines: winner.lines } })
  })

  it('replaces the draft as a whole, and nothing of the old one is found any more', async () => {
    const { id, lineId } = await drafted(market.officer, pavingDraft(market))
    const cakes = aLine(market.products.cake, { qualityClass: null, quantity: { amount: '10', unit: 'DZN' }, slots: [aSlot('10', { region: '35.73', window: { from: '2027-01-05', to: '2027-01-07' } })] })
    const { reviseBulkRequest } = await market.officer.ask(REVISE, { id, input: aDraft([aLot([cakes])], { title: 'Cakes', expectedVersion: 1 }) })
    expect(reviseBulkRequest).toMatchObject({ version: 2, status: 'DRAFT', title: 'Cakes', lines: [{}] })
    expect(await market.officer.ask('query ($old: ID!) { node(id: $old) { id } }', { old: lineId })).toEqual({ node: null })
    const found = async (filter: string): Promise<string[]> =>
      (await market.officer.ask(`{ bulkRequests(filter: { status: [DRAFT], ${filter} }, first: 100) { edges { node { id } } } }`))['bulkRequests'].edges.map(({ node }: any) => node.id)
    expect(await found('region: "35"')).toContain(id)
    expect(await found('productKind: PERISHABLE')).toContain(id)
    expect(await found('region: "31"')).not.toContain(id)
    expect(await found(`product: "${market.products.paving}"`)).not.toContain(id)
  })
})
