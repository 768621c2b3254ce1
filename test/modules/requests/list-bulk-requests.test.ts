import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDraft, aLine, aLot, aSlot, published } from '../../support/requests.js'
import { aMarket, pavingDraft, type Market } from './market.js'

let market: Market
const ids: Record<string, string> = {}

beforeAll(async () => {
  market = await aMarket()
  const { officer, business, products, app } = market
  const at = (region: string, from: string, to: string) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500', { region, window: { from, to } })] })])])
  ids['jakarta'] = (await published(officer, at('31.71', '2027-03-01', '2027-03-15'))).id
  app.clock.set(new Date('2026-11-25T05:00:00.000Z'))
  ids['pati'] = (await published(officer, at('33.18.01', '2027-01-10', '2027-01-20'))).id
  app.clock.set(new Date('2026-11-26T05:00:00.000Z'))
  const cakes = aLine(products.cake, { qualityClass: null, quantity: { amount: '800', unit: 'H87' }, slots: [aSlot('800', { region: '31.74', window: { from: '2027-02-01', to: '2027-02-03' } })] })
  ids['cakes'] = (await published(business, aDraft([aLot([cakes])], { procurementRoute: 'RFQ' }))).id
})
afterAll(() => market.app.close())

const found = async (args: string): Promise<(string | undefined)[]> => {
  const { bulkRequests } = await market.facility.ask(`{ bulkRequests${args} { totalCount edges { node { id } } } }`)
  expect(bulkRequests.totalCount).toBeGreaterThanOrEqual(bulkRequests.edges.length)
  return bulkRequests.edges.map(({ node }: any) => Object.keys(ids).find((name) => ids[name] === node.id))
}

describe('the list of bulk requests', () => {
  it.each([
    ['', ['cakes', 'pati', 'jakarta']],
    ['(orderBy: OLDEST)', ['jakarta', 'pati', 'cakes']],
    ['(orderBy: DELIVERY_SOONEST)', ['pati', 'cakes', 'jakarta']],
    ['(filter: { region: "31" })', ['cakes', 'jakarta']],
    ['(filter: { region: "33.18" })', ['pati']],
    ['(filter: { productKind: PERISHABLE })', ['cakes']],
    ['(filter: { status: [MATCHED, AWARDED] })', []],
    ['(filter: { publishedFrom: "2026-11-25T05:00:00Z" })', ['cakes', 'pati']],
    ['(filter: { publishedBefore: "2026-11-25T05:00:00Z" })', ['jakarta']],
    ['(filter: { publishedFrom: "2026-11-25T00:00:00Z", publishedBefore: "2026-11-26T00:00:00Z", region: "33" })', ['pati']],
    ['(filter: { mine: true })', []],
  ])('finds bulkRequests%s', async (args, names) => {
    expect((await found(args)).filter(Boolean)).toEqual(names)
  })

  it.each(['region: "3"', 'product: "cakes"', 'status: [LOST]'])('refuses the filter %s', async (filter) => {
    expect(await market.facility.refusal(`{ bulkRequests(filter: { ${filter} }) { totalCount } }`)).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('finds what asks for a product, and what a buyer asks for', async () => {
    expect(await found(`(filter: { product: "${market.products.paving}" }, orderBy: OLDEST)`)).toEqual(['jakarta', 'pati'])
    expect(await found(`(filter: { buyer: "${market.business.organizationId}" })`)).toEqual(['cakes'])
  })

  it('pages by delivery date without losing or repeating one', async () => {
    const first = await market.facility.ask('{ bulkRequests(orderBy: DELIVERY_SOONEST, first: 2) { edges { node { id } } pageInfo { endCursor hasNextPage } } }')
    const { endCursor, hasNextPage } = first['bulkRequests'].pageInfo
    expect(hasNextPage).toBe(true)
    expect(await found(`(orderBy: DELIVERY_SOONEST, first: 2, after: "${endCursor}")`)).toEqual(['jakarta'])
  })

  it('takes one statement for fifty requests as for one, with the actions that are possible on each', async () => {
    const query = `query ($first: Int) { bulkRequests(first: $first) { totalCount edges { node {
      title buyer { name } availableActions { action } amendments { number }
      lots { title paymentTerms { percent } lines { product { name } slots { place quantity } } } } } } }`
    const statements = async (first: number): Promise<number> => {
      market.app.statements.length = 0
      expect((await market.facility.ask(query, { first }))['bulkRequests'].edges).toHaveLength(first)
      return market.app.statements.length
    }
    await statements(1)
    expect(await statements(1)).toBe(1)
    for (let i = 0; i < 48; i++) await published(market.officer, pavingDraft(market))
    expect(await statements(50)).toBe(1)
  })
})
