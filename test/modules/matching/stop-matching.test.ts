import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { aLongSearch, nextProgress, progressOf } from '../../support/long-search.js'
import { aMarket, aRequest, eventsAbout, MATCH, matched, type Market } from '../../support/market.js'
import { SocketClient } from '../../support/socket.js'
import { withoutSolvers } from '../../support/solver-processes.js'

const STOP = 'mutation ($id: ID!) { stopMatching(id: $id) { id status } }'
const COMPARE = 'query ($id: ID!, $options: MatchOptions!) { compareScenarios(requestId: $id, scenarios: [{ name: "cheapest", options: $options }, { name: "earliest", objective: EARLIEST, options: $options }]) { outcome } }'
const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { rule at message } } }'

describe('a search for a plan that takes long', () => {
  let market: Market
  let request: string
  const limit = 60

  beforeAll(async () => {
    market = await aMarket()
    request = await aLongSearch(market)
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
    let searching: Promise<any> | undefined
    const told = await nextProgress(market.officer, request, () => {
      searching = matched(market.officer, request, { options: { timeLimitSeconds: limit } })
    })
    expect(told.phase).toBe('COST')
    expect(Number(told.best)).toBeGreaterThan(Number(told.bound))
    expect(await progressOf(market.tangerang.manager, request)).toEqual([])
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

  it('is stopped in every scenario that is being compared', async () => {
    const started = performance.now()
    const comparing = market.officer.ask(COMPARE, { id: request, options: { timeLimitSeconds: limit } })
    let isCompared = false
    const compared = (): void => {
      isCompared = true
    }
    void comparing.then(compared, compared)
    while (!isCompared) {
      await market.officer.ask(STOP, { id: request })
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    expect((await comparing)['compareScenarios'].map(({ outcome }: any) => outcome)).not.toContain('OPTIMAL')
    expect(performance.now() - started, 'before its time was over').toBeLessThan(limit * 1_000)
  })

  it('ends, and nothing of it is kept, when nobody waits for it: gone over HTTP, gone from a socket, or completed on one', async () => {
    const started = performance.now()
    const plans = async () => (await market.officer.ask('query ($id: ID!) { matchPlans(filter: { request: $id }) { totalCount } }', { id: request }))['matchPlans'].totalCount
    const before = await plans()
    const variables = { id: request, options: { timeLimitSeconds: limit } }
    const leaving = new AbortController()
    const socket = await SocketClient.connect(market.app.url, { token: market.officer.token })
    const gone: [string, () => void, () => void][] = [
      ['over HTTP', () => {
        const { url, token } = market.officer
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
        fetch(`${url}/graphql`, { method: 'POST', signal: leaving.signal, headers, body: JSON.stringify({ query: MATCH, variables }) }).catch(() => undefined)
      }, () => leaving.abort()],
      ['completed', () => socket.subscribe('1', MATCH, variables), () => socket.sendFrame({ id: '1', type: 'complete' })],
      ['closed', () => socket.subscribe('2', MATCH, variables), () => socket.socket.terminate()],
    ]
    for (const [, begin, leave] of gone) {
      await nextProgress(market.officer, request, begin)
      leave()
    }
    expect(await matched(market.officer, await aRequest(market, market.officer)), 'all engines are free again').toMatchObject({ outcome: 'OPTIMAL' })
    expect(performance.now() - started, 'before the time of the first was over').toBeLessThan(limit * 1_000)
    expect(await plans()).toBe(before)
  })
})
