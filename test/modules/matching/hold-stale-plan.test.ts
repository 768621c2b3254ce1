import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aMarket, aRequest, HOLD, matched, NOW, planOf, works, type Market } from '../../support/market.js'
import type { ActingClient } from '../../support/actors.js'
import { aDraft, aLine, aLot, aSlot, published } from '../../support/requests.js'
import { aProduct } from '../../support/workshop.js'

const RECORD = 'mutation ($input: RecordStockInput!) { recordStock(input: $input) { id } }'
const END = 'mutation ($id: ID!, $input: EndCapabilityInput!) { endCapability(id: $id, input: $input) { id } }'

/** The world moves on between a match and its hold: what a new match would refuse is not held either. */
describe('a plan whose facts no longer hold', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  const stock = (product: string, changes = {}) => market.tangerang.manager.ask(RECORD, {
    input: { facilityId: market.tangerang.facility, productId: product, quantity: '100', producedOn: '2026-01-02', unitPrice: { amount: '70000', currency: 'IDR' }, ...changes },
  })
  const expectStale = async (buyer: ActingClient, id: string, reason: string): Promise<void> => {
    expect(await buyer.refusal(HOLD, { id })).toMatchObject({ code: 'CONFLICT', reason })
    expect(await planOf(buyer, id)).toMatchObject({ status: 'PROPOSED', awards: [] })
  }

  it('is refused once its stock should have arrived, and delivers later when it is planned anew', async () => {
    await stock(market.paving, { qualityClass: 'B' })
    const plan = await matched(market.officer, await aRequest(market, market.officer, { quantity: '51', qualityClass: 'B' }))
    expect(plan.allocations.edges).toMatchObject([{ node: { day: null, arrivesOn: '2026-12-15' } }])
    market.app.clock.set(new Date('2026-12-15T05:00:00Z'))
    await expectStale(market.officer, plan.id, 'DAY_PASSED')
    const anew = (await market.officer.ask(HOLD, { id: plan.id, resolve: true }))['holdMatchPlan']
    expect(anew).toMatchObject({ status: 'HELD', replaces: { id: plan.id } })
    expect(anew.allocations.edges[0].node.arrivesOn > '2026-12-15').toBe(true)
  })

  it('is refused after the delivery window, also when it is planned anew', async () => {
    await stock(market.paving, { qualityClass: 'A' })
    const plan = await matched(market.officer, await aRequest(market, market.officer, { quantity: '51', qualityClass: 'A' }))
    market.app.clock.set(new Date('2027-03-10T05:00:00Z'))
    await expectStale(market.officer, plan.id, 'DAY_PASSED')
    expect(await market.officer.refusal(HOLD, { id: plan.id, resolve: true })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'SERVES_SOMETHING' }] })
  })

  it('is refused when the facility has ended what it was to make, and taken over by another when it is planned anew', async () => {
    const [cheap, dear] = await Promise.all(['60000', '65000'].map((price) => works(market, { name: `Lapas ${price}`, at: [-6.2, 106.7], region: '36.71', price, qualityClass: 'C' })))
    const plan = await matched(market.officer, await aRequest(market, market.officer, { quantity: '51', qualityClass: 'C' }))
    const { facility } = await market.ministry.ask('query ($id: ID!) { facility(id: $id) { lines { capabilities { id } } } }', { id: cheap?.facility })
    await cheap?.manager.ask(END, { id: facility.lines[0].capabilities[0].id, input: { validTo: '2026-11-24' } })
    await expectStale(market.officer, plan.id, 'CAPABILITY_ENDED')
    const anew = (await market.officer.ask(HOLD, { id: plan.id, resolve: true }))['holdMatchPlan']
    expect(anew).toMatchObject({ status: 'HELD', awards: [{ facility: { id: dear?.facility } }] })
    expect(anew.differences.map(({ facility: { id }, reason, text }: any) => ({ id, reason, text }))).toEqual(expect.arrayContaining([
      { id: cheap?.facility, reason: 'CAPABILITY_ENDED', text: 'It has ended what it was to make on those days.' },
      expect.objectContaining({ id: dear?.facility, reason: 'TAKES_OVER' }),
    ]))
  })

  it('is refused when what it takes from stock would be too old', async () => {
    const cake = await aProduct(market.ministry, { kind: 'PERISHABLE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: 90 })
    await stock(cake, { producedOn: '2026-11-20' })
    const slot = aSlot('10', { window: { from: '2026-12-15', to: '2026-12-20' } })
    const { id } = await published(market.officer, aDraft([aLot([aLine(cake, { quantity: { amount: '10', unit: 'H87' }, qualityClass: null, slots: [slot] })])]))
    const plan = await matched(market.officer, id)
    expect(plan.allocations.edges).toMatchObject([{ node: { day: null, arrivesOn: '2026-12-15' } }])
    await market.ministry.ask('mutation ($id: ID!) { updateProduct(id: $id, input: { shelfLifeDays: 24 }) { id } }', { id: cake })
    await expectStale(market.officer, plan.id, 'TOO_OLD')
  })
})
