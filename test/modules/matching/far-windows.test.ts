import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAbandonedClearing, clearingEnded } from '../../support/clearings.js'
import { aMarket, aRequest, matched, works, type Market } from '../../support/market.js'
import { aDraft, aLine, aLot, aSlot, published } from '../../support/requests.js'
import { aProduct } from '../../support/workshop.js'

const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted instance } }'
/** A facility's calendar reaches so many days ahead. */
const CALENDAR = 400

let market: Market
beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

/** As it may lie in a database from before windows had a latest date. */
async function moved(request: string, [from, to]: [string, string]): Promise<string> {
  await market.app.services.reading.database.query('update delivery_slot set window_from = $2::date, window_to = $3::date where request_id = $1', [request, from, to])
  return request
}

async function cleared(requests: string[]): Promise<any> {
  const id = await anAbandonedClearing(market.app, { authority: market.ministry.organizationId, requests, hasBegun: false })
  await market.app.services.doDueWork()
  return await clearingEnded(market.ministry, id)
}

describe('a delivery window that reaches further than any calendar', () => {
  it.each([['2027-01-01', '2526-01-01'], ['2027-01-01', '9999-12-31'], ['9000-01-01', '9999-12-31']] as const)('is planned on the days that calendars have: %s to %s', async (from, to) => {
    const plan = await matched(market.officer, await moved(await aRequest(market, market.officer, { quantity: '51' }), [from, to]))
    expect(plan.outcome).toBe('OPTIMAL')
    const { verifyMatchPlan: { accepted, instance } } = await market.officer.ask(VERIFY, { id: plan.id })
    expect(accepted).toBe(true)
    expect(instance.periods.length).toBeLessThanOrEqual(CALENDAR)
  })

  it('has no plan, and takes no longer, when what it asks for would spoil until then', async () => {
    const cake = await aProduct(market.ministry, { kind: 'PERISHABLE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: 5 })
    const baker = await works({ app: market.app, paving: cake }, { name: 'Lapas Roti', at: [-6.2, 106.7], region: '36.71', price: '5000', extra: { qualityClass: null } })
    const { id } = await published(market.officer, aDraft([aLot([aLine(cake, { quantity: { amount: '10', unit: 'H87' }, qualityClass: null, slots: [aSlot('10', { window: { from: '2027-02-01', to: '2027-02-03' } })] })])]))
    const plan = await matched(market.officer, await moved(id, ['3026-03-01', '3026-03-03']))
    expect(plan).toMatchObject({ outcome: 'INFEASIBLE', allocations: { totalCount: 0 } })
    expect(plan.facilities).toContainEqual(expect.objectContaining({ chosen: false, facility: { id: baker.facility, name: baker.name } }))
    const { verifyMatchPlan: { instance } } = await market.officer.ask(VERIFY, { id: plan.id })
    expect(instance.periods.length).toBeLessThanOrEqual(CALENDAR)
  })

  it('takes part in a clearing like any other', async () => {
    const far = await moved(await aRequest(market, market.rival, { quantity: '51' }), ['2027-01-01', '9999-12-31'])
    const near = await aRequest(market, market.officer, { quantity: '51' })
    const { status, failure, results } = await cleared([far, near])
    expect({ status, failure }).toEqual({ status: 'DONE', failure: null })
    expect(results.map(({ requestId, planId, omission }: any) => [requestId, planId !== null, omission])).toEqual([[far, true, null], [near, true, null]])
  })
})

describe('a request with a value that cannot be planned with', () => {
  it('is left out of a clearing by name, and the others have their plans', async () => {
    const bad = await moved(await aRequest(market, market.rival, { quantity: '51' }), ['0044-03-15 BC', '0044-03-18 BC'])
    const good = await aRequest(market, market.officer, { quantity: '51' })
    const { status, failure, results } = await cleared([bad, good])
    expect({ status, failure }).toEqual({ status: 'DONE', failure: null })
    expect(results.map(({ requestId, planId, omission }: any) => [requestId, planId !== null, omission])).toEqual([[bad, false, 'NOT_PLANNABLE'], [good, true, null]])
  })

  it('leaves nothing to a clearing of it alone', async () => {
    const bad = await moved(await aRequest(market, market.rival, { quantity: '51' }), ['0044-03-15 BC', '0044-03-18 BC'])
    expect(await cleared([bad])).toMatchObject({ status: 'DONE', failure: null, results: [{ requestId: bad, planId: null, outcome: null, omission: 'NOT_PLANNABLE' }] })
  })
})
