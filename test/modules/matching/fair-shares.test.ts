import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { ACCEPT, aMarket, aRequest, CONFIRM, DECLINE, HOLD, MATCH, matched, planInForce, type Market } from '../../support/market.js'
import type { Input } from '../../support/requests.js'

const FAIR = `query ($id: ID!) { matchPlan(id: $id) {
  outcome cost { amount } conflict { rule text }
  shares { facility { name } region minimumPercent maximumPercent requestLine { id } }
  priceOfFairness { price atLeast atMost costWithout outcomeWithout text shares { facility { name } percent percentWithout requestLine { id } } }
} }`
const WHY = 'query ($id: ID!) { matchPlan(id: $id) { facilities { reason by } relaxations { kind to } service { asked short { text } } } }'
const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { rule at message } instance answer } }'

describe('fair shares of a plan', () => {
  let market: Market
  let request: string

  beforeAll(async () => {
    market = await aMarket()
    request = await aRequest(market, market.officer)
  })
  afterAll(() => market.app.close())

  const fair = async (options: Input, of = request): Promise<any> => {
    const { id } = await matched(market.officer, of, { options })
    return { id, ...(await market.officer.ask(FAIR, { id }))['matchPlan'] }
  }
  const broken = async (options: Input): Promise<unknown> => {
    const { code, rules } = await market.officer.refusal(MATCH, { id: request, options }) as any
    expect(code).toBe('RULES_BROKEN')
    return rules.map(({ code: rule, path }: any) => [rule, path.join('.')])
  }

  it('are refused when they cannot be asked for, all of them at once', async () => {
    const { tangerang, bogor } = market
    expect(await broken({ shares: [
      { minimumPercent: '20' }, { facility: bogor.facility, region: '32', minimumPercent: '20' }, { facility: bogor.facility },
      { facility: bogor.facility, minimumPercent: '60', maximumPercent: '40' }, { facility: bogor.facility, maximumPercent: '101' },
      { facility: bogor.facility, line: bogor.line, minimumPercent: '20' },
    ] })).toEqual([
      ['SHARE_OF_ONE', 'options.shares.0'], ['SHARE_OF_ONE', 'options.shares.1'], ['SHARE_BOUNDED', 'options.shares.2'], ['SHARE_BOUNDED', 'options.shares.3'],
      ['SHARE_BOUNDED', 'options.shares.4'], ['SHARE_OF_A_LINE', 'options.shares.5'],
    ])
    expect(await broken({ excludeFacilities: [tangerang.facility], shares: [{ facility: tangerang.facility, minimumPercent: '20' }, { region: '91', minimumPercent: '20' }] }))
      .toEqual([['SHARE_OF_A_CANDIDATE', 'options.shares.0'], ['SHARE_OF_A_CANDIDATE', 'options.shares.1']])
    expect(await broken({ rotation: { turns: 3, minimumPercent: '40' } })).toEqual([['TURNS_FIT', 'options.rotation']])
  })

  it('are kept at the least cost, and what that costs is told in both languages', async () => {
    const cheapest = await matched(market.officer, request)
    const plan = await fair({ shares: [{ facility: market.bogor.facility, minimumPercent: '30' }] })
    expect(plan).toMatchObject({ outcome: 'OPTIMAL', shares: [{ facility: { name: 'Lapas Bogor' }, region: null, minimumPercent: '30', maximumPercent: null }] })
    const price = Number(plan.cost.amount) - Number(cheapest.cost.amount)
    expect(price).toBeGreaterThan(0)
    const told = { price: String(price), atLeast: String(price), atMost: String(price), costWithout: cheapest.cost.amount, outcomeWithout: 'OPTIMAL' }
    expect(plan.priceOfFairness).toMatchObject({ ...told, shares: [
      { facility: { name: 'Lapas Tangerang' }, percent: '70', percentWithout: '100' }, { facility: { name: 'Lapas Bogor' }, percent: '30', percentWithout: '0' },
    ] })
    expect(plan.priceOfFairness.text).toMatch(/^Keeping the shares costs [\d,]+ more \([\d.]+ %\): [\d,]+ instead of [\d,]+\.$/)
    const inIndonesian = 'query ($id: ID!) { matchPlan(id: $id) { priceOfFairness { text } } }'
    const { matchPlan } = await market.officer.ask(inIndonesian, { id: plan.id }, { 'accept-language': 'id' })
    expect(matchPlan.priceOfFairness.text).toMatch(/^Menjaga bagian menambah biaya [\d.]+ \([\d,]+ %\)/)
  })

  it('hold for regions, as a maximum too, and are checked by code that shares nothing with the solver', async () => {
    const plan = await fair({ shares: [{ region: '36', maximumPercent: '50' }, { region: '33.18', minimumPercent: '10' }] })
    const { verifyMatchPlan: { accepted, violations, instance, answer } } = await market.officer.ask(VERIFY, { id: plan.id })
    expect({ accepted, violations }).toEqual({ accepted: true, violations: [] })
    expect((await solve(instanceFrom(instance))).cost, 'computed again from what was stored').toBe(answer.cost)
    const parts = new Map<string, number>(plan.priceOfFairness.shares.map(({ facility, percent }: any) => [facility.name, Number(percent)]))
    expect(parts.get('Lapas Tangerang')).toBeLessThanOrEqual(50)
    expect(parts.get('Lapas Pati')).toBeGreaterThanOrEqual(10)
  })

  it('cost nothing where the cheapest plan keeps them', async () => {
    const { priceOfFairness } = await fair({ shares: [{ facility: market.tangerang.facility, minimumPercent: '50' }] })
    expect(priceOfFairness).toMatchObject({ price: '0', atLeast: '0', atMost: '0' })
  })

  it('are named as what stands in the way, where not all can be delivered with them', async () => {
    const plan = await fair({ shares: [{ region: '33', minimumPercent: '60' }, { region: '36', minimumPercent: '60' }] })
    expect(plan).toMatchObject({ outcome: 'INFEASIBLE', conflict: [{ rule: 'SHARES', text: 'Facilities or regions have to have their shares.' }] })
    expect(plan.priceOfFairness).toMatchObject({ price: null, atLeast: null, outcomeWithout: 'OPTIMAL' })
    expect(plan.priceOfFairness.text).toMatch(/^With these shares not all can be delivered; without them all can, for /)
    const { matchPlan: { facilities, relaxations, service } } = await market.officer.ask(WHY, { id: plan.id })
    const able = facilities.filter(({ reason }: any) => !['NOT_VERIFIED', 'QUALITY_CLASS', 'NO_CAPABILITY', 'PRICE_CEILING', 'REGION'].includes(reason))
    expect(able.length).toBeGreaterThan(1)
    expect(new Set(able.map(({ reason }: any) => reason))).toEqual(new Set(['SHARES']))
    expect(able.map(({ by }: any) => Number(by)).reduce((sum: number, by: number) => sum + by, 0), 'what they would deliver without the shares').toBe(Number(service.asked))
    expect(service.short[0].text).toContain('The shares that have to be kept are in the way')
    expect(relaxations.filter(({ kind }: any) => kind === 'QUANTITY'), 'that nothing can be had is no offer').toEqual([])
  })

  it('can be compared with the cheapest plan before anything is kept', async () => {
    const { compareScenarios: [cheap, shared] } = await market.officer.ask(`query ($id: ID!, $options: MatchOptions!) { compareScenarios(requestId: $id, scenarios: [
      { name: "cheapest" }, { name: "shared", options: $options }]) { cost { amount } priceOfFairness { price costWithout shares { facility { name } } } } }`,
    { id: request, options: { shares: [{ facility: market.bogor.facility, minimumPercent: '30' }] } })
    expect(cheap.priceOfFairness).toBeNull()
    expect(shared.priceOfFairness).toMatchObject({ costWithout: cheap.cost.amount, price: String(Number(shared.cost.amount) - Number(cheap.cost.amount)) })
  })

  it('are kept again when a stale plan is planned anew, and the buyer is asked when those who take over cannot keep them', async () => {
    const { bogor, officer } = market
    const [id, other] = [await aRequest(market, officer, { quantity: '1200' }), await aRequest(market, officer, { quantity: '1200' })]
    const options = { shares: [{ facility: bogor.facility, minimumPercent: '30' }] }
    const stale = await matched(officer, id, { options })
    await officer.ask(HOLD, { id: (await matched(officer, other)).id })
    const { holdMatchPlan: held } = await officer.ask(HOLD, { id: stale.id, resolve: true })
    expect(held.replaces).toEqual({ id: stale.id })
    expect((await officer.ask(FAIR, { id: held.id }))['matchPlan'].shares).toMatchObject([{ facility: { name: 'Lapas Bogor' }, minimumPercent: '30' }])
    const award = held.awards.find(({ facility }: any) => facility.id === bogor.facility)
    await bogor.manager.ask(DECLINE, { id: award.id })
    const smaller = await planInForce(officer, id)
    expect(smaller).toMatchObject({ awaitsBuyer: true, outcome: 'OPTIMAL' })
    expect((await officer.ask(FAIR, { id: smaller.id }))['matchPlan'], 'what was asked for stays').toMatchObject({ shares: [{ minimumPercent: '30' }], priceOfFairness: null })
    expect((await officer.ask(CONFIRM, { id: smaller.id }))['confirmMatchPlan']).toMatchObject({ awaitsBuyer: false })
  })
})

describe('rotation', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  const turnOf = async (quantity: string): Promise<string[]> => {
    const { id } = await matched(market.officer, await aRequest(market, market.officer, { quantity }), { options: { rotation: { turns: 1, minimumPercent: '20' } } })
    const { matchPlan: { outcome, shares } } = await market.officer.ask(FAIR, { id })
    expect(outcome).toBe('OPTIMAL')
    return shares.map(({ facility, minimumPercent }: any) => `${facility.name} ${minimumPercent}`)
  }

  it('gives a share to the facility that was given the least, and goes on to the next once it has accepted', async () => {
    expect(await turnOf('100')).toEqual(['Lapas Tangerang 20'])
    const request = await aRequest(market, market.officer, { quantity: '100' })
    const { holdMatchPlan: { awards: [award] } } = await market.officer.ask(HOLD, { id: (await matched(market.officer, request)).id })
    expect(award.facility.id).toBe(market.tangerang.facility)
    expect(await turnOf('100'), 'what is not accepted is not had').toEqual(['Lapas Tangerang 20'])
    await market.tangerang.manager.ask(ACCEPT, { id: award.id })
    expect(await turnOf('100')).toEqual(['Lapas Bogor 20'])
  })

  it('passes over whoever could not bring so much in time', async () => {
    const { bogor } = market
    await bogor.manager.ask('mutation ($input: AddClosureInput!) { addClosure(input: $input) { id } }', { input: { facilityId: bogor.facility, from: '2026-11-25', to: '2027-03-01', reason: 'Repairs of the roof' } })
    expect(await turnOf('100')).toEqual(['Lapas Pati 20'])
  })
})
