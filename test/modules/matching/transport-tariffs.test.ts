import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMarket, aRequest, matched, planOf, type Market } from '../../support/market.js'

const DECLARE = 'mutation ($input: DeclareTransportTariffInput!) { declareTransportTariff(input: $input) { id validFrom validTo product { id } } }'
const LIST = '{ transportTariffs(first: 100) { edges { node { unit perUnitKm validFrom validTo product { id } } } } }'

describe('declaring a transport tariff', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())
  const tariff = (changes: Record<string, unknown> = {}) => ({ input: { unit: 'MTK', perUnitKm: '200', validFrom: '2026-11-25', source: 'Carrier\'s offer', ...changes } })

  it('is for the authority only', async () => {
    expect(await market.officer.refusal(DECLARE, tariff())).toMatchObject({ code: 'FORBIDDEN' })
    expect(await market.tangerang.manager.refusal(DECLARE, tariff())).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('tells every broken rule at once', async () => {
    const wrong = tariff({ productId: market.paving, unit: 'KGM', perUnitKm: '-1', roadFactor: '0.5', tripLoad: '0' })
    const { rules } = await market.ministry.refusal(DECLARE, wrong)
    expect(rules.map(({ code }: any) => code)).toEqual(['NOT_NEGATIVE', 'ROAD_AT_LEAST_STRAIGHT', 'A_TRIP_CARRIES_SOMETHING', 'UNIT_OF_THE_PRODUCT'])
  })

  it('is refused with figures that cannot be kept, and says how many digits can', async () => {
    const wrong = tariff({ perUnitKm: '100000000000000000', roadFactor: '1000', daysPerKm: '10000', tripLoad: '0.0000001' })
    const { rules, message } = await market.ministry.refusal(DECLARE, wrong)
    expect(rules.map(({ code, path }: any) => [code, path.at(-1)])).toEqual([['STORABLE', 'perUnitKm'], ['STORABLE', 'tripLoad'], ['STORABLE', 'daysPerKm'], ['STORABLE', 'roadFactor']])
    expect(message).not.toContain('{')
  })

  it('ends the earlier tariff of the same goods, and plans from then on cost what it says', async () => {
    const id = await aRequest(market, market.officer, { quantity: '51' })
    const before = await matched(market.officer, id)
    await market.ministry.ask(DECLARE, tariff({ perUnitKm: '260' }))
    const { transportTariffs } = await market.officer.ask(LIST)
    expect(transportTariffs.edges.map(({ node }: any) => node).filter(({ unit }: any) => unit === 'MTK').toSorted((a: any, b: any) => (a.validFrom < b.validFrom ? -1 : 1))).toMatchObject(
      [{ perUnitKm: '130', validTo: '2026-11-25' }, { perUnitKm: '260', validFrom: '2026-11-25', validTo: null }])
    const after = await matched(market.officer, id)
    expect(Number(after.breakdown.transport) / Number(before.breakdown.transport)).toBeCloseTo(2, 3)
    expect(await planOf(market.officer, before.id)).toMatchObject({ breakdown: before.breakdown })
    expect(await market.ministry.refusal(DECLARE, tariff())).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'AFTER_THE_EARLIER_ONE' }] })
  })

  it('of one product goes before that of its unit', async () => {
    const id = await aRequest(market, market.officer, { quantity: '51' })
    await market.ministry.ask(DECLARE, tariff({ productId: market.paving, perUnitKm: '0' }))
    expect(await matched(market.officer, id)).toMatchObject({ breakdown: { transport: '0' } })
  })
})
