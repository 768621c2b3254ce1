import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { anAbandonedClearing, clearingEnded } from '../../support/clearings.js'
import { Client } from '../../support/client.js'
import { aMarket, aRequest, eventsAbout, works, type Market } from '../../support/market.js'
import { SocketClient } from '../../support/socket.js'

const CLEAR = 'mutation ($input: ClearRegionInput!) { clearRegion(input: $input) { id version status requestCount } }'
const RUN = 'query ($id: ID!) { clearingRun(id: $id) { status } }'
const STOP = 'mutation ($id: ID!, $version: Int) { stopClearing(id: $id, expectedVersion: $version) { isStopping } }'
const PLAN = 'query ($id: ID!) { matchPlan(id: $id) { status outcome gap cost { amount } allocations { edges { node { day hours productionLine { id } } } } } }'
const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { rule at message } } }'
const DIVIDED = 'query ($id: ID!) { clearingRun(id: $id) { objective fairness service { isProven asked served atMost gap } results { requestId outcome short { asked served text requestLine { id } } } } }'
const PROGRESS = 'subscription ($id: ID!) { clearingProgress(id: $id) { event { type payload } clearing { status phase best bound gap } } }'

describe('clearing a region', () => {
  let market: Market
  let supervisor: ActingClient
  /** Requests by two buyers that together want more of the cheapest press than it can give. */
  let requests: string[]

  beforeAll(async () => {
    market = await aMarket()
    supervisor = market.ministry
    requests = [
      await aRequest(market, market.officer, { quantity: '1200' }), await aRequest(market, market.rival, { quantity: '1200' }),
      await aRequest(market, market.officer, { quantity: '300' }),
    ]
  })
  afterAll(() => market.app.close())

  const clear = async (input: Record<string, unknown> = {}): Promise<string> =>
    (await supervisor.ask(CLEAR, { input: { region: '31', timeLimitSeconds: 10, ...input } }))['clearRegion'].id

  const ended = (id: string): Promise<any> => clearingEnded(supervisor, id)

  it('is refused to whoever is not signed in, to a buyer, and to an authority\'s member without the role', async () => {
    const input = { region: '31' }
    const integrator = await actor(market.app, { name: 'Integrasi', kind: 'AUTHORITY', roles: ['INTEGRATOR'] })
    expect(await new Client(market.app.url).refusal(CLEAR, { input })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.officer.refusal(CLEAR, { input })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await integrator.refusal(CLEAR, { input })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is refused where nothing is published, and for requests that are not delivered there', async () => {
    expect(await supervisor.refusal(CLEAR, { input: { region: '94' } })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'SOMETHING_TO_CLEAR' }] })
    expect(await supervisor.refusal(CLEAR, { input: { region: '94', requests: [requests[0]] } }))
      .toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'OPEN_IN_REGION', path: ['requests', 0] }, { code: 'SOMETHING_TO_CLEAR' }] })
  })

  it('proposes to each buyer a plan that fits beside the others, checked by code that shares nothing with the solver', async () => {
    const id = await clear({ requests })
    const run = await ended(id)
    expect(run).toMatchObject({ status: 'DONE', failure: null })
    expect(run.results.map(({ requestId }: any) => requestId).toSorted()).toEqual(requests.toSorted())
    expect(Number(run.best)).toBeGreaterThanOrEqual(Number(run.bound))
    expect(Number(run.gap)).toBeLessThan(0.05)

    const used = new Map<string, number>()
    let cost = 0
    for (const { requestId, planId } of run.results) {
      const owner = requestId === requests[1] ? market.rival : market.officer
      const { matchPlan } = await owner.ask(PLAN, { id: planId })
      expect(matchPlan).toMatchObject({ status: 'PROPOSED' })
      expect(['OPTIMAL', 'FEASIBLE']).toContain(matchPlan.outcome)
      expect(await owner.ask(VERIFY, { id: planId })).toEqual({ verifyMatchPlan: { accepted: true, violations: [] } })
      cost += Number(matchPlan.cost.amount)
      for (const { node } of matchPlan.allocations.edges) {
        const key = `${node.productionLine.id} ${node.day}`
        used.set(key, (used.get(key) ?? 0) + Number(node.hours))
      }
    }
    expect(Math.abs(cost - Number(run.best))).toBeLessThan(10)
    const free = await market.app.services.reading.database.query(
      `select line_id || ' ' || to_char(day, 'YYYY-MM-DD') as key, (hours_available - hours_held - hours_booked)::float8 as free, hours_held::float8 as held from capacity_bucket`, [])
    const freeBy = new Map(free.map((row) => [String(row['key']), Number(row['free'])]))
    for (const [key, hours] of used) expect(hours, key).toBeLessThanOrEqual((freeBy.get(key) ?? 0) + 1e-6)
    expect(free.every((row) => row['held'] === 0), 'nothing is reserved').toBe(true)
  })

  it('proposes plans that can all be held, one after the other', async () => {
    const run = await ended(await clear({ requests }))
    for (const { requestId, planId } of run.results) {
      const owner = requestId === requests[1] ? market.rival : market.officer
      expect(await owner.ask('mutation ($id: ID!) { holdMatchPlan(id: $id) { status } }', { id: planId })).toEqual({ holdMatchPlan: { status: 'HELD' } })
    }
    for (const { requestId, planId } of run.results) {
      const owner = requestId === requests[1] ? market.rival : market.officer
      await owner.ask('mutation ($id: ID!) { releaseMatchPlan(id: $id, input: { reason: "Only a trial" }) { id } }', { id: planId })
    }
  })

  it('hides a run from buyers and facilities, and a proposal from the authority', async () => {
    const id = await clear({ requests: [requests[2]] })
    const { results: [{ planId }] } = await ended(id)
    expect(await market.officer.ask(RUN, { id })).toEqual({ clearingRun: null })
    expect(await market.tangerang.manager.refusal(STOP, { id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await supervisor.ask(PLAN, { id: planId })).toEqual({ matchPlan: null })
  })

  it('tells of its progress while it runs', async () => {
    const id = await clear({ requests })
    const socket = await SocketClient.connect(market.app.url, { token: supervisor.token })
    socket.subscribe('1', PROGRESS, { id })
    await ended(id)
    const messages = (): any[] => socket.results('1').map(({ data }) => data.clearingProgress)
    await socket.until(() => messages().at(-1)?.clearing.status === 'DONE')
    expect(messages()[0].event).toBeNull()
    expect(messages().at(-1).clearing.phase, 'it has ended').toBeNull()
    expect(Number(messages().at(-1).clearing.best)).toBeGreaterThan(0)
    await socket.close()
    const events = await eventsAbout(market, id)
    expect([events[0], events.at(-1)]).toEqual(['ClearingStarted', 'ClearingDone'])
  })

  it('leaves out a request that is cancelled while it runs', async () => {
    const gone = await aRequest(market, market.officer, { quantity: '100' })
    const id = await clear({ requests: [gone, requests[2]] })
    await market.officer.ask('mutation ($id: ID!) { cancelBulkRequest(id: $id, input: { reason: "No longer needed" }) { id } }', { id: gone })
    const { status, results } = await ended(id)
    expect(status).toBe('DONE')
    expect(results.find(({ requestId }: any) => requestId === requests[2])).toMatchObject({ planId: expect.any(String) })
    const proposals = await market.app.services.reading.database.query(`select 1 from match_plan p join bulk_request r on r.id = p.request_id where r.id = $1 and r.status = 'PUBLISHED'`, [gone])
    expect(proposals).toEqual([])
  })

  describe('that nobody works on', () => {
    const abandoned = (hasBegun: boolean): Promise<string> =>
      anAbandonedClearing(market.app, { authority: supervisor.organizationId, requests: requests.slice(2), hasBegun })

    it('keeps the region closed to another run, and can be asked to stop once', async () => {
      const id = await abandoned(true)
      expect(await supervisor.refusal(CLEAR, { input: { region: '31' } })).toMatchObject({ code: 'CONFLICT' })
      expect(await supervisor.refusal(STOP, { id, version: 9 })).toMatchObject({ code: 'STALE_VERSION' })
      expect(await supervisor.ask(STOP, { id })).toEqual({ stopClearing: { isStopping: true } })
      await supervisor.ask(STOP, { id })
      expect(await eventsAbout(market, id)).toEqual(['ClearingStopRequested'])
      await market.app.services.reading.database.query(`update clearing_run set heartbeat_at = now() - interval '1 minute' where id = $1`, [id])
      await market.app.services.doDueWork()
      expect(await ended(id)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('went down') })
      expect(await supervisor.refusal(STOP, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'FAILED' })
    })

    it('ends at once with what it has when it was asked to stop before a server took it up', async () => {
      const id = await abandoned(false)
      await supervisor.ask(STOP, { id })
      await market.app.services.doDueWork()
      expect(await ended(id)).toMatchObject({ status: 'STOPPED', failure: null, results: [{ requestId: requests[2] }] })
      expect((await eventsAbout(market, id)).at(-1)).toBe('ClearingStopped')
    })

    it('names a request that changed before a server took it up', async () => {
      const gone = await aRequest(market, market.officer, { quantity: '100' })
      const id = await anAbandonedClearing(market.app, { authority: supervisor.organizationId, requests: [gone], hasBegun: false })
      await market.officer.ask('mutation ($id: ID!) { cancelBulkRequest(id: $id, input: { reason: "No longer needed" }) { id } }', { id: gone })
      await market.app.services.doDueWork()
      expect(await ended(id)).toMatchObject({ status: 'DONE', results: [{ requestId: gone, planId: null, outcome: null, omission: 'REQUEST_CHANGED' }] })
    })

    it('is taken up when no server had begun', async () => {
      const id = await abandoned(false)
      await market.app.services.doDueWork()
      expect(await ended(id)).toMatchObject({ status: 'DONE', results: [{ requestId: requests[2], outcome: 'OPTIMAL' }] })
    })
  })
})

describe('clearing a region that asks for more than there is', () => {
  let market: Market
  let supervisor: ActingClient
  /** The only press of class C makes 1,734 m² until the due date of the first two; the officer wants twice what its rival wants. */
  let requests: string[]

  beforeAll(async () => {
    market = await aMarket()
    supervisor = market.ministry
    await works(market, { name: 'Lapas Kelas C', at: [-6.2, 106.7], region: '36.71', price: '80000', qualityClass: 'C' })
    const wish = (quantity: string, until: string) => ({ quantity, qualityClass: 'C', until })
    requests = [
      await aRequest(market, market.officer, wish('2000', '2027-01-18')), await aRequest(market, market.rival, wish('1000', '2027-01-18')),
      await aRequest(market, market.officer, wish('400', '2027-01-11')),
    ]
  })
  afterAll(() => market.app.close())

  const divided = async (input: Record<string, unknown>): Promise<any> => {
    const { clearRegion: { id } } = await supervisor.ask(CLEAR, { input: { region: '31', timeLimitSeconds: 20, requests, ...input } })
    await clearingEnded(supervisor, id)
    return (await supervisor.ask(DIVIDED, { id }))['clearingRun']
  }
  const servedOf = ({ results }: any, request: string | undefined, asked: number): number =>
    asked - results.filter(({ requestId }: any) => requestId === request).flatMap(({ short }: any) => short).reduce((lacking: number, line: any) => lacking + Number(line.asked) - Number(line.served), 0)

  it('says how much is served and how much could be at most, and serves the most by default', async () => {
    const run = await divided({})
    expect(run).toMatchObject({ objective: 'COST', fairness: 'MOST_SERVED', service: { asked: '3400' } })
    expect(Number(run.service.served)).toBeLessThanOrEqual(Number(run.service.atMost))
    expect(Number(run.service.gap)).toBeLessThan(0.02)
  })

  it('serves what is due first before the rest', async () => {
    const run = await divided({ fairness: 'EARLIEST_DUE' })
    expect(servedOf(run, requests[2], 400)).toBeCloseTo(400, 3)
    const short = run.results.flatMap((result: any) => result.short)
    expect(short.length).toBeGreaterThan(0)
    expect(short.filter(({ text }: any) => !/what is due before 1[78] January 2027 goes first/.test(text))).toEqual([])
  })

  it('gives each buyer the same part of all that it asked, and tells it so in its language', async () => {
    const run = await divided({ fairness: 'EVEN_SHARES' })
    const officer = (servedOf(run, requests[0], 2_000) + servedOf(run, requests[2], 400)) / 2_400
    const rival = servedOf(run, requests[1], 1_000) / 1_000
    expect(Math.abs(officer - rival)).toBeLessThan(0.01)
    const { planId } = (await supervisor.ask('{ clearingRuns(first: 1) { edges { node { results { requestId planId } } } } }'))['clearingRuns'].edges[0].node.results.find(({ requestId }: any) => requestId === requests[1])
    const { matchPlan } = await market.rival.ask('query ($id: ID!) { matchPlan(id: $id) { outcome service { fairness asked served atMost short { text } } } }', { id: planId }, { 'accept-language': 'id' })
    expect(matchPlan).toMatchObject({ outcome: 'PARTIAL', service: { fairness: 'EVEN_SHARES', asked: '1000', atMost: '1000', short: [{ text: expect.stringContaining('pembelinya mendapat') }] } })
    expect(await market.rival.ask(VERIFY, { id: planId })).toEqual({ verifyMatchPlan: { accepted: true, violations: [] } })
  })

  it.each(['EARLIEST', 'FEWEST_FACILITIES'])('is cleared by %s, too, and every part is accepted by the checker', async (objective) => {
    const run = await divided({ objective, fairness: 'EARLIEST_DUE' })
    expect(run).toMatchObject({ objective })
    const { results } = (await supervisor.ask('{ clearingRuns(first: 1) { edges { node { results { requestId planId } } } } }'))['clearingRuns'].edges[0].node
    for (const { requestId, planId } of results) {
      const owner = requestId === requests[1] ? market.rival : market.officer
      expect(await owner.ask(VERIFY, { id: planId })).toEqual({ verifyMatchPlan: { accepted: true, violations: [] } })
    }
  })
})
