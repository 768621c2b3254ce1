import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { aSlot } from '../../support/requests.js'
import { aMarket, aRequest, eventsAbout, MATCH, matched, works, type Market } from '../../support/market.js'
import { withoutSolvers } from '../../support/solver-processes.js'

const STOP = 'mutation ($id: ID!) { stopMatching(id: $id) { id status } }'
const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { rule at message } } }'
const PROGRESS = 'query ($id: ID!) { events(filter: { about: $id, types: [MatchProgressed] }) { events { payload } } }'

/** Set-ups that cost much, and hours that many days share: the least cost takes long to prove. */
const SETUPS = [[3, 400_000], [2, 650_000], [4, 300_000], [1, 900_000]] as const

describe('a search for a plan that takes long', () => {
  let market: Market
  let request: string
  const limit = 60

  beforeAll(async () => {
    market = await aMarket()
    for (const [at, [hours, cost]] of SETUPS.entries()) {
      const extra = { setupHours: String(hours), setupCost: { amount: String(cost), currency: 'IDR' } }
      await works(market, { name: `Lapas C${at}`, at: [-6.2 - at / 10, 106.7 + at / 7], region: '36.71', price: String(80_000 + 1_700 * at), qualityClass: 'C', extra })
    }
    const slots = [['350', '2027-01-11'], ['270', '2027-01-20'], ['480', '2027-02-01']].map(([quantity = '', to]) => aSlot(quantity, { window: { from: '2026-12-15', to } }))
    request = await aRequest(market, market.officer, { quantity: '1100', qualityClass: 'C', line: { minPerFacility: '120', slots } })
  })
  afterAll(() => market.app.close())

  it('can be stopped by its buyer only, and while the request is open', async () => {
    const receiver = await actor(market.app, { name: 'Penerima', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: market.officer.organizationId })
    expect(await new Client(market.app.url).refusal(STOP, { id: request })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(STOP, { id: request })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.tangerang.manager.refusal(STOP, { id: request })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await receiver.refusal(STOP, { id: request })).toMatchObject({ code: 'FORBIDDEN' })
    const { draftBulkRequest } = await market.officer.ask('mutation { draftBulkRequest(input: { title: "Later", procurementRoute: SWAKELOLA_TYPE_II }) { id } }')
    expect(await market.officer.refusal(STOP, { id: draftBulkRequest.id })).toMatchObject({ code: 'WRONG_STATE', current: 'DRAFT' })
  })

  it('tells its buyer alone how far it is, and ends with the best plan so far when it is stopped', async () => {
    const started = performance.now()
    const searching = matched(market.officer, request, { options: { timeLimitSeconds: limit } })
    const told = await firstProgress()
    expect(Number(told.best)).toBeGreaterThan(Number(told.bound))
    expect(await market.tangerang.manager.ask(PROGRESS, { id: request })).toEqual({ events: { events: [] } })
    await market.officer.ask(STOP, { id: request })
    const plan = await searching
    expect(performance.now() - started, 'before its time was over').toBeLessThan(limit * 1_000)
    expect(plan).toMatchObject({ status: 'PROPOSED', outcome: 'FEASIBLE' })
    expect(Number(plan.gap)).toBeGreaterThan(0)
    expect(await market.officer.ask(VERIFY, { id: plan.id })).toEqual({ verifyMatchPlan: { accepted: true, violations: [] } })
    expect(await eventsAbout(market, request)).toEqual(expect.arrayContaining(['MatchProgressed', 'MatchStopRequested', 'MatchProposed']))
  })

  it('gives the plan of the own method when the solver dies again and again, and the next request is planned as ever', async () => {
    const { result: plan, broken } = await withoutSolvers(() => matched(market.officer, request, { options: { timeLimitSeconds: 5 } }))
    expect(broken).toBeGreaterThan(0)
    expect(['FEASIBLE', 'PARTIAL', 'UNKNOWN']).toContain(plan.outcome)
    expect(await market.officer.ask(VERIFY, { id: plan.id })).toEqual({ verifyMatchPlan: { accepted: true, violations: [] } })
    expect((await market.officer.ask(MATCH, { id: await aRequest(market, market.officer) }))['matchBulkRequest']).toMatchObject({ outcome: 'OPTIMAL' })
  })

  const firstProgress = async (): Promise<{ best: string; bound: string }> => {
    for (;;) {
      const { events: { events: [told] } } = await market.officer.ask(PROGRESS, { id: request })
      if (told) return told.payload
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
})
