import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMarket, aRequest, matched, type Market } from '../../support/market.js'
import { aDraft, aLine, aLot, aSlot, published, type Input } from '../../support/requests.js'
import { aProduct } from '../../support/workshop.js'

const COMPARE = `query ($id: ID!, $scenarios: [ScenarioInput!]!) { compareScenarios(requestId: $id, scenarios: $scenarios) {
  name outcome cost { amount } facilityCount arrivesBy service { asked served isProven short { served requestLine { id } } } facilities { chosen reason facility { id } } relaxations { kind to } } }`
const REQUEST = 'query ($id: ID!) { bulkRequest(id: $id) { version status lines { id quantity { amount } qualityClass regions maxFacilities slots { windowFrom windowTo quantity } } matchPlans { totalCount } } }'

describe('comparing what a request might ask for', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  const compared = async (id: string, ...changes: Input[]): Promise<any[]> =>
    (await market.officer.ask(COMPARE, { id, scenarios: changes.map((change, at) => ({ name: String(at), changes: [change] })) }))['compareScenarios']
  const asked = (changes: Parameters<typeof aRequest>[2] = {}): Promise<any> => aRequest(market, market.officer, changes).then((id) => matched(market.officer, id))

  it('plans each as a request that asks for just that', async () => {
    const id = await aRequest(market, market.officer, { quantity: '1200' })
    const scenarios = [
      ...await compared(id, { quantity: '300' }, { lastDay: '2027-03-31' }, { lastDay: '2027-01-08' }, { qualityClass: 'C' }),
      ...await compared(id, { regions: ['32'] }, { excludeRegions: ['36', '33'] }, { maxFacilities: 1 }),
    ]
    const real = [
      await asked({ quantity: '300' }), await asked({ quantity: '1200', until: '2027-04-01' }), await asked({ quantity: '1200', until: '2027-01-09' }),
      await asked({ quantity: '1200', qualityClass: 'C' }), await asked({ quantity: '1200', line: { regions: ['32'] } }),
      await asked({ quantity: '1200', line: { excludedFacilityIds: [market.tangerang.facility, market.pati.facility] } }), await asked({ quantity: '1200', line: { maxFacilities: 1 } }),
    ]
    expect(scenarios.map(({ outcome, cost }) => [outcome, cost])).toEqual(real.map(({ outcome, cost: { amount } }) => [outcome, { amount }]))
    expect(scenarios.map(({ service }) => service?.served ?? null)).toEqual(real.map(({ service }) => service?.served ?? null))
    expect(new Set(scenarios.map(({ cost }) => cost.amount)).size).toBeGreaterThan(4)
  })

  it('may allow more facilities, and other regions, than the request does', async () => {
    const id = await aRequest(market, market.officer, { quantity: '1800', line: { maxFacilities: 1, regions: ['36'] } })
    const [less, more] = await compared(id, { quantity: '300' }, { maxFacilities: 3, regions: [] })
    expect([less.outcome, more.outcome]).toEqual(['OPTIMAL', 'OPTIMAL'])
    expect([less.facilityCount, more.facilityCount > 1]).toEqual([1, true])
  })

  it('reaches for days after the request\'s own as far as calendars go', async () => {
    const id = await aRequest(market, market.officer, { quantity: '6000' })
    const { relaxations } = await matched(market.officer, id)
    const { to } = relaxations.find(({ kind }: any) => kind === 'DUE_DATE')
    const [later, sooner] = await compared(id, { lastDay: to }, { lastDay: new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10) })
    expect(['OPTIMAL', 'FEASIBLE']).toContain(later.outcome)
    expect(sooner).toMatchObject({ outcome: 'PARTIAL', service: { asked: '6000' } })
  })

  it('changes one line or each, and lets every delivery keep its part', async () => {
    const cake = await aProduct(market.ministry, { kind: 'COMMODITY', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0 })
    const { id, lines: [paving, cakes] } = await published(market.officer, aDraft([aLot([
      aLine(market.paving, { quantity: { amount: '60', unit: 'MTK' }, slots: [aSlot('20'), aSlot('40', { window: { from: '2027-03-01', to: '2027-03-10' } })] }),
      aLine(cake, { quantity: { amount: '3', unit: 'H87' }, qualityClass: null, slots: [aSlot('1'), aSlot('2')] }),
    ])]))
    const [each, one] = await compared(id, { quantity: '4' }, { line: paving?.id, quantity: '30' })
    expect(each.service).toMatchObject({ asked: '8', served: '4', short: [{ served: '0', requestLine: { id: cakes?.id } }] })
    expect(one.service).toMatchObject({ asked: '33', served: '30' })
  })

  it('keeps nothing, and leaves the request as it is', async () => {
    const id = await aRequest(market, market.officer)
    const before = await market.officer.ask(REQUEST, { id })
    await compared(id, { quantity: '51', lastDay: '2027-05-01', qualityClass: 'D', regions: ['36'], maxFacilities: 2 })
    expect(await market.officer.ask(REQUEST, { id })).toEqual(before)
    expect(before['bulkRequest']).toMatchObject({ status: 'PUBLISHED', matchPlans: { totalCount: 0 } })
  })

  it('names every change that cannot be asked for, by its path, in both languages', async () => {
    const cake = await aProduct(market.ministry, { kind: 'COMMODITY', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0 })
    const { id } = await published(market.officer, aDraft([aLot([aLine(cake, { quantity: { amount: '3', unit: 'H87' }, qualityClass: null, slots: [aSlot('3')] })])]))
    const scenarios = [
      { name: 'as asked' },
      { name: 'wrong', changes: [{ quantity: '2' }, {}, { line: id, quantity: '0' }, { quantity: '2.5' }, { lastDay: '2026-11-24' }, { lastDay: '2032-01-01' }, { qualityClass: 'A' }] },
    ]
    const found = ['CHANGES_SOMETHING 1', 'CHANGE_OF_A_LINE 2 line', 'QUANTITY_POSSIBLE 2 quantity', 'QUANTITY_POSSIBLE 3 quantity', 'LAST_DAY_POSSIBLE 4 lastDay', 'LAST_DAY_POSSIBLE 5 lastDay', 'CLASS_OF_THE_PRODUCT 6 qualityClass']
    const refusal = await market.officer.refusal(COMPARE, { id, scenarios })
    expect(refusal).toMatchObject({ code: 'RULES_BROKEN' })
    expect(refusal['rules'].map(({ code, path: [, scenario, , ...rest] }: any) => `${code} ${scenario === 1 ? rest.join(' ') : '?'}`)).toEqual(found)
    const inIndonesian = await market.officer.refusal(COMPARE, { id, scenarios: [{ name: 'late', changes: [{ lastDay: '2032-01-01' }] }] }, { 'accept-language': 'id' })
    expect(inIndonesian['rules'][0].message).toBe('Hari pengiriman terakhir antara 2026-11-25 dan 2031-11-24.')
  })

  it.each([
    ['no facility', { changes: [{ maxFacilities: 0 }] }], ['too many facilities', { changes: [{ maxFacilities: 1001 }] }], ['no class', { changes: [{ qualityClass: '' }] }],
    ['a region that is none', { changes: [{ regions: ['Banten'] }] }], ['a quantity that is none', { changes: [{ quantity: 'many' }] }],
    ['too long a search', { options: { timeLimitSeconds: 61 } }], ['no name', { name: '' }],
  ])('is refused where what is given cannot be: %s', async (_what, scenario) => {
    expect(await market.officer.refusal(COMPARE, { id: await aRequest(market, market.officer), scenarios: [{ name: 'wrong', ...scenario }] })).toMatchObject({ code: 'BAD_INPUT' })
  })
})
