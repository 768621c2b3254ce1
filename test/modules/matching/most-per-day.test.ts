import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActingClient } from '../../support/actors.js'
import { aMarket, aRequest, held, HOLD, matched, NOW, RELEASE, works, type Market, type Works } from '../../support/market.js'
import { aDraft, aLine, aLot, aSlot, published } from '../../support/requests.js'

const DECLARE = 'mutation ($input: DeclareCapabilityInput!) { declareCapability(input: $input) { id } }'

/** "Most base units made in one day, whatever the hours allow": whoever they are for. */
describe('the most that a facility makes in a day', () => {
  let market: Market
  let only: Works
  beforeAll(async () => {
    market = await aMarket()
    only = await works(market, { name: 'Lapas Kelas C', at: [-6.2, 106.7], region: '36.71', price: '80000', qualityClass: 'C', extra: { maximumPerDay: '10' } })
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  const wish = { quantity: '100', qualityClass: 'C', until: '2027-01-18' }
  const proposal = async (buyer: ActingClient, changes = {}) => ({ buyer, plan: await matched(buyer, await aRequest(market, buyer, { ...wish, ...changes })) })
  const release = async (...held: readonly { buyer: ActingClient; plan: any }[]): Promise<void> => {
    for (const { buyer, plan } of held) await buyer.ask(RELEASE, { id: plan.id })
  }
  const unitsOf = (plan: any): number => plan.allocations.edges.reduce((sum: number, { node }: any) => sum + Number(node.quantity), 0)
  const twoLines = async (qualityClass: string, quantity = '50', to = '2027-03-01'): Promise<string> => {
    const line = () => aLine(market.paving, { quantity: { amount: quantity, unit: 'MTK' }, qualityClass, slots: [aSlot(quantity, { window: { from: '2026-12-15', to } })] })
    return (await published(market.officer, aDraft([aLot([line(), line()])]))).id
  }
  /** The fullest day, of all plans together. */
  const fullestDay = (plans: readonly any[]): number => {
    const days = new Map<string, number>()
    for (const { node } of plans.flatMap(({ allocations }) => allocations.edges)) days.set(node.day, (days.get(node.day) ?? 0) + Number(node.quantity))
    return Math.max(...days.values())
  }

  it('is not sold again: a second buyer is offered what is left of the days', async () => {
    const first = await held(market.officer, await aRequest(market, market.officer, wish))
    const second = await held(market.rival, await aRequest(market, market.rival, wish))
    expect(unitsOf(first)).toBe(100)
    expect(unitsOf(second)).toBe(100)
    expect(fullestDay([first, second])).toBe(10)
    await release({ buyer: market.officer, plan: first }, { buyer: market.rival, plan: second })
  })

  it('refuses a plan that was proposed before another took the day, says what is left, and plans anew', async () => {
    const [won, lost] = [await proposal(market.officer, { quantity: '150' }), await proposal(market.rival)]
    const first = (await won.buyer.ask(HOLD, { id: won.plan.id }))['holdMatchPlan']
    const refusal = await lost.buyer.refusal(HOLD, { id: lost.plan.id })
    expect(refusal).toMatchObject({ code: 'CONFLICT', reason: 'CAPACITY_GONE', message: expect.stringContaining('may make 0 MTK more on 20') })
    expect(refusal['shortfall']).toEqual(expect.arrayContaining([expect.objectContaining({ productionLine: only.line, unit: 'MTK', asked: '10', free: '0' })]))
    const second = (await lost.buyer.ask(HOLD, { id: lost.plan.id, resolve: true }))['holdMatchPlan']
    expect(second).toMatchObject({ status: 'HELD', differences: [{ reason: 'CAPACITY_GONE', text: expect.stringMatching(/^Of what it may make in a day, \d+ that the plan took are no longer free, on \d+ days from/) }] })
    expect(fullestDay([first, second])).toBe(10)
    await release({ buyer: won.buyer, plan: first }, { buyer: lost.buyer, plan: second })
  })

  it('is had by one of two buyers who hold at once', async () => {
    const both = [await proposal(market.officer), await proposal(market.rival)]
    const replies = await Promise.all(both.map(({ buyer, plan }) => buyer.send(HOLD, { id: plan.id })))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['reason'] ?? 'OK').sort()).toEqual(['CAPACITY_GONE', 'OK'])
    await release(...both.filter((_, at) => !replies[at]?.errors))
  })

  it('is free again once a plan is given back', async () => {
    const before = await proposal(market.rival)
    await release({ buyer: market.officer, plan: await held(market.officer, await aRequest(market, market.officer, wish)) })
    expect(await before.buyer.ask(HOLD, { id: before.plan.id })).toMatchObject({ holdMatchPlan: { status: 'HELD' } })
    await release(before)
  })

  it('is one for all lines of a request', async () => {
    const plan = await held(market.officer, await twoLines('C'))
    expect(plan.outcome).toBe('OPTIMAL')
    expect(unitsOf(plan)).toBe(100)
    expect(fullestDay([plan])).toBe(10)
    await release({ buyer: market.officer, plan })
  })

  it('is one for all lines also where the production line makes something else, too', async () => {
    const price = (amount: string) => ({ amount, currency: 'IDR' })
    const input = { lineId: only.line, productId: market.paving, outputPerHour: '8.5', validFrom: '2026-01-01' }
    await only.manager.ask(DECLARE, { input: { ...input, qualityClass: 'B', unitPrice: price('81000'), maximumPerDay: '8' } })
    const plan = await held(market.officer, await twoLines('B', '60'))
    expect(unitsOf(plan)).toBe(120)
    expect(fullestDay([plan])).toBe(8)
    await release({ buyer: market.officer, plan })
    const both = await held(market.officer, await twoLines('C', '120', '2027-01-18'))
    expect(unitsOf(both)).toBe(240)
    expect(fullestDay([both])).toBeLessThanOrEqual(18)
    const perPrice = Map.groupBy(both.allocations.edges, ({ node }: any) => (Number(node.productionCost.amount) / Number(node.quantity)).toFixed(0))
    for (const [paid, edges] of perPrice) expect(fullestDay([{ allocations: { edges } }]), paid).toBeLessThanOrEqual(paid === '80000' ? 10 : 8)
    await release({ buyer: market.officer, plan: both })
  })
})
