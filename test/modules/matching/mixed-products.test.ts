import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { clearingEnded } from '../../support/clearings.js'
import { aMarket, matched, works, type Market, type Works } from '../../support/market.js'
import { aDraft, aLine, aLot, aSlot, published, type Input } from '../../support/requests.js'
import { aProduct } from '../../support/workshop.js'

const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { rule at message } instance answer } }'
const CLEAR = 'mutation ($input: ClearRegionInput!) { clearRegion(input: $input) { id } }'
const PLAN = 'query ($id: ID!) { matchPlan(id: $id) { outcome cost { amount } service { isProven atMost } facilities { chosen reason text } allocations(first: 100) { edges { node { quantity } } } } }'
const DECLARE = 'mutation ($input: DeclareCapabilityInput!) { declareCapability(input: $input) { id } }'

/** A house takes ten hours; a day has six, a week 34. Bread keeps four days, of which half must be left. */
const HOUSE = { outputPerHour: '0.1', unitPrice: { amount: '2500000', currency: 'IDR' } }
const WINDOW = { from: '2026-12-20', to: '2027-01-05' }

describe('what spoils and what takes longer than a day', () => {
  let market: Market
  let [house, bread] = ['', '']
  let baker: Works

  beforeAll(async () => {
    market = await aMarket()
    const counted = { unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0 }
    house = await aProduct(market.ministry, { ...counted, name: 'Miniature house', kind: 'COMMODITY' })
    bread = await aProduct(market.ministry, { ...counted, name: 'Bread', kind: 'PERISHABLE', shelfLifeDays: 4, minimumRemainingLifePercent: 50 })
    await works({ app: market.app, paving: house }, { name: 'Lapas Kendari', at: [-6.3, 106.9], region: '74.71', price: '2500000', outputPerHour: '0.1', extra: { qualityClass: null } })
    baker = await works({ app: market.app, paving: bread }, { name: 'Lapas Roti', at: [-6.2, 106.7], region: '36.71', price: '5000', outputPerHour: '83.33', extra: { qualityClass: null } })
  })
  afterAll(() => market.app.close())

  const houses = (quantity = '6', changes: Input = {}): Input =>
    aLine(house, { quantity: { amount: quantity, unit: 'H87' }, qualityClass: null, slots: [aSlot(quantity, { window: WINDOW })], ...changes })
  const breads = (quantity = '200'): Input => aLine(bread, { quantity: { amount: quantity, unit: 'H87' }, qualityClass: null, slots: [aSlot(quantity, { window: { from: '2026-12-21', to: '2026-12-22' } })] })
  const asked = async (lines: Input[], buyer = market.officer): Promise<string> =>
    (await published(buyer, aDraft([aLot(lines)], buyer === market.rival ? { procurementRoute: 'DIRECT_ORDER' } : {}))).id
  const verified = async (id: string): Promise<any> => (await market.officer.ask(VERIFY, { id }))['verifyMatchPlan']

  it('are both planned in one request, as each is alone', async () => {
    const [alone, oven, both] = [await asked([houses()]), await asked([breads()]), await asked([houses(), breads()])]
    const [house, bread, plan] = [await matched(market.officer, alone), await matched(market.officer, oven), await matched(market.officer, both)]
    expect([house.outcome, bread.outcome, plan.outcome]).toEqual(['OPTIMAL', 'OPTIMAL', 'OPTIMAL'])
    expect(plan.service).toBeNull()
    expect(Number(plan.cost.amount)).toBe(Number(house.cost.amount) + Number(bread.cost.amount))
    expect(await verified(plan.id)).toMatchObject({ accepted: true, violations: [] })
  })

  it('are both planned in one clearing, as each is alone', async () => {
    const [first, second] = [await asked([breads()]), await asked([houses()], market.rival)]
    const alone = await matched(market.rival, await asked([houses()], market.rival))
    const { clearRegion: { id } } = await market.ministry.ask(CLEAR, { input: { region: '31', timeLimitSeconds: 10, requests: [first, second] } })
    const run = await clearingEnded(market.ministry, id)
    expect(run.results.map(({ outcome }: any) => outcome)).toEqual(['OPTIMAL', 'OPTIMAL'])
    const { planId } = run.results.find(({ requestId }: any) => requestId === second)
    const { matchPlan } = await market.rival.ask(PLAN, { id: planId })
    expect(matchPlan.cost).toEqual({ amount: alone.cost.amount })
    const { verifyMatchPlan: { accepted, instance } } = await market.rival.ask(VERIFY, { id: planId })
    expect(accepted).toBe(true)
    expect(Math.round(Number((await solve(instanceFrom(instance))).cost))).toBe(Number(alone.cost.amount))
  })

  it('leaves the longer runs their hours however many deliveries there are of what spoils', async () => {
    // Two days after it was made, on a working day: never on a Tuesday.
    const days = [9, 10, 11, 12, 14, 16, 17, 18, 19, 21].map((day) => aSlot('20', { window: { from: `2026-12-${String(day).padStart(2, '0')}`, to: `2026-12-${day + 1}` } }))
    const daily = aLine(bread, { quantity: { amount: '200', unit: 'H87' }, qualityClass: null, slots: days })
    expect(await matched(market.officer, await asked([houses('12'), daily]))).toMatchObject({ outcome: 'OPTIMAL' })
  })

  it('leaves the longer runs their hours when they are to be there one each day', async () => {
    const days = Array.from({ length: 6 }, (_, day) => aSlot('1', { window: { from: `2026-12-${21 + day}`, to: `2026-12-${22 + day}` } }))
    expect(await matched(market.officer, await asked([houses('6', { slots: days })]))).toMatchObject({ outcome: 'OPTIMAL' })
  })

  it('gives an instance that the engine\'s own reader accepts and solves again at the same cost, by weeks too', async () => {
    const alone = await verified((await matched(market.officer, await asked([houses('9')]))).id)
    const both = await verified((await matched(market.officer, await asked([houses('9'), breads()]))).id)
    expect(alone.instance.periods.length).toBeLessThan(15)
    for (const { instance, answer } of [alone, both]) {
      const again = await solve(instanceFrom(instance))
      expect([again.status, again.cost]).toEqual([answer.status, answer.cost])
      expect(checkAnswer(instanceFrom(instance), again)).toEqual([])
    }
  })

  describe('on one line', () => {
    let only: Market
    beforeAll(async () => {
      only = market
      await baker.manager.ask(DECLARE, { input: { lineId: baker.line, productId: house, qualityClass: null, validFrom: '2026-01-01', ...HOUSE } })
    })

    it('claim nothing that was not looked at', async () => {
      const plan = await matched(only.officer, await asked([houses('60', { regions: ['36'] }), breads()]))
      expect(plan).toMatchObject({ outcome: 'PARTIAL', conflict: [], service: { isProven: false, atMost: '260', served: '200' } })
      expect(plan.service.short[0].text).toBe('Lapas Roti makes it in runs longer than a day, on a line that is planned by days; such runs were not planned, and whether they would do is not known.')
      expect(plan.facilities.filter(({ reason }: any) => reason === 'LONG_RUN').map(({ facility }: any) => facility.name)).toEqual(['Lapas Roti'])
      expect(await verified(plan.id)).toMatchObject({ accepted: true, violations: [] })
    })

    it('give a plan, without the proof, where somebody else makes what takes longer', async () => {
      const plan = await matched(only.officer, await asked([houses(), breads()]))
      expect(plan).toMatchObject({ outcome: 'FEASIBLE', gap: '1', bound: { amount: '0' } })
      expect(await verified(plan.id)).toMatchObject({ accepted: true, violations: [] })
    })

    it('leave nobody with a plan that is said to be impossible in a clearing', async () => {
      const requests = [await asked([breads()]), await asked([houses('4', { regions: ['36'] })])]
      const { clearRegion: { id } } = await only.ministry.ask(CLEAR, { input: { region: '31', timeLimitSeconds: 10, requests } })
      const run = await clearingEnded(only.ministry, id)
      const [first, second] = requests.map((each) => run.results.find(({ requestId }: any) => requestId === each))
      expect([first.outcome, second.outcome]).toEqual(['OPTIMAL', 'UNKNOWN'])
      const { matchPlan } = await only.officer.ask(PLAN, { id: second.planId })
      expect(matchPlan).toMatchObject({ service: { isProven: false, atMost: '4' } })
      expect(matchPlan.facilities.filter(({ reason }: any) => reason === 'LONG_RUN')).toHaveLength(1)
      expect(await only.officer.ask(VERIFY, { id: second.planId })).toMatchObject({ verifyMatchPlan: { accepted: true, violations: [] } })
    })

    it('are planned by weeks where only what takes longer is asked for', async () => {
      expect(await matched(only.officer, await asked([houses('4', { regions: ['36'] })]))).toMatchObject({ outcome: 'OPTIMAL' })
    })
  })
})
