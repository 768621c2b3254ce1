import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { clearingBegan, clearingEnded } from '../../support/clearings.js'
import { aLongSearch, another, nextProgress } from '../../support/long-search.js'
import { aMarket, aRequest, MATCH, matched, type Market } from '../../support/market.js'

const CLEAR = 'mutation ($input: ClearRegionInput!) { clearRegion(input: $input) { id } }'
const STOP = 'mutation ($id: ID!) { stopClearing(id: $id) { isStopping } }'
const STOP_MATCHING = 'mutation ($id: ID!) { stopMatching(id: $id) { id } }'
const BOUND = 'query ($id: ID!) { matchPlan(id: $id) { outcome gap bound { amount } certificate } verifyMatchPlan(id: $id) { accepted violations { rule message } } }'
/** Longer than this test may last: what is not ended by somebody breaks it. */
const limit = 60
/** What was sent has arrived after so long, also on a machine that does other things. */
const ARRIVED_MS = 2_000

let market: Market
let long: string
beforeAll(async () => {
  market = await aMarket()
  long = await aLongSearch(market)
})
afterAll(() => market.app.close())

describe('searches of one organization', () => {
  it('have their turn one after the other: few wait, the next is refused in both languages, and another organization is served meanwhile', async () => {
    let ended = 0
    const search = (): Promise<any> => matched(market.officer, long, { options: { timeLimitSeconds: limit } }).finally(() => { ended += 1 })
    const searches: Promise<any>[] = []
    await nextProgress(market.officer, long, () => searches.push(search()))
    for (let waiting = 0; waiting < 4; waiting++) searches.push(search())
    // They are under way on connections of their own: who asks too early takes the place of one of them.
    await new Promise((resolve) => { setTimeout(resolve, ARRIVED_MS) })
    const colleague = await actor(market.app, { name: 'Rekan', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'], organizationId: market.officer.organizationId })
    const refused = { code: 'RATE_LIMITED', retryAfterSeconds: 5, retryable: true }
    expect(await colleague.refusal(MATCH, { id: long })).toMatchObject({ ...refused, message: expect.stringContaining('5 searches for plans under way') })
    expect(await colleague.refusal(MATCH, { id: long }, { 'accept-language': 'id' })).toMatchObject({ ...refused, message: expect.stringContaining('5 pencarian rencana') })
    expect(await matched(market.rival, await aRequest(market, market.rival, { quantity: '51' }))).toMatchObject({ outcome: 'OPTIMAL' })
    expect(ended, 'all five are still under way').toBe(0)
    await market.officer.ask(STOP_MATCHING, { id: long })
    for (const plan of await Promise.all(searches)) expect(['FEASIBLE', 'PARTIAL', 'UNKNOWN']).toContain(plan.outcome)
    expect(await matched(colleague, await aRequest(market, market.officer, { quantity: '51' }))).toMatchObject({ outcome: 'OPTIMAL' })
  })

  it('cost what they are: more than reading hundreds of objects', async () => {
    const costOf = async (query: string): Promise<number> => {
      const { extensions } = await market.officer.send(query, { id: crypto.randomUUID() })
      return (extensions as { cost: { requested: number } }).cost.requested
    }
    expect(await costOf('mutation ($id: ID!) { matchBulkRequest(id: $id) { id } }')).toBeGreaterThanOrEqual(500)
    expect(await costOf('query ($id: ID!) { compareScenarios(requestId: $id, scenarios: [{ name: "cheapest" }]) { outcome } }')).toBeGreaterThanOrEqual(6 * 500)
  })
})

describe('a clearing', () => {
  const clear = async (supervisor: ActingClient, seconds: number, others: readonly string[] = []): Promise<string> =>
    (await supervisor.ask(CLEAR, { input: { region: '31', timeLimitSeconds: seconds, requests: [long, ...others, await aRequest(market, market.officer, { quantity: '500' })] } }))['clearRegion'].id

  /** Bounds of what each request would cost by itself. */
  const bounds = async ({ results }: any): Promise<any[]> => await Promise.all(results.map(({ planId }: any) => market.officer.ask(BOUND, { id: planId })))
  const unproven = { matchPlan: { outcome: 'FEASIBLE', gap: '1', bound: { amount: '0' }, certificate: { kind: 'NONE' } }, verifyMatchPlan: { accepted: true, violations: [] } }

  it('leaves an engine to those who wait for a plan', async () => {
    const id = await clear(market.ministry, limit)
    await clearingBegan(market.ministry, id)
    expect(await matched(market.rival, await aRequest(market, market.rival, { quantity: '51' }))).toMatchObject({ outcome: 'OPTIMAL' })
    const other = (await market.ministry.ask(CLEAR, { input: { region: '31.71', timeLimitSeconds: limit } }))['clearRegion'].id
    expect(await matched(market.rival, await aRequest(market, market.rival, { quantity: '51' })), 'also when two regions are cleared').toMatchObject({ outcome: 'OPTIMAL' })
    await market.ministry.ask(STOP, { id: other })
    const waited = await clearingEnded(market.ministry, other)
    expect(waited, 'it had no engine, and ends all the same').toMatchObject({ status: 'STOPPED', failure: null })
    expect(waited.results.map(({ outcome }: any) => outcome)).toEqual(waited.results.map(() => 'UNKNOWN'))
    await market.ministry.ask(STOP, { id })
    expect(await clearingEnded(market.ministry, id)).toMatchObject({ status: 'STOPPED' })
  })

  it('searches no request by itself once it is stopped, and says that nothing is proven of it', async () => {
    const id = await clear(market.ministry, limit)
    await clearingBegan(market.ministry, id)
    await market.ministry.ask(STOP, { id })
    const run = await clearingEnded(market.ministry, id)
    expect(run).toMatchObject({ status: 'STOPPED', failure: null })
    for (const bound of await bounds(run)) expect(bound).toMatchObject(unproven)
  })

  it('searches no request by itself beyond its time', async () => {
    // So many at once that the search for all of them takes the whole time.
    const others = [await another(market), await another(market), await another(market)]
    const run = await clearingEnded(market.ministry, await clear(market.ministry, 1, others))
    expect(run).toMatchObject({ status: 'DONE', failure: null })
    const [first] = await bounds({ results: run.results.filter(({ requestId }: any) => requestId === long) })
    expect(first.verifyMatchPlan).toEqual({ accepted: true, violations: [] })
    expect(first.matchPlan.certificate.method).toMatch(/not searched by itself|not all is served/)
  })
})
