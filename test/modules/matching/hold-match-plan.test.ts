import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { AMEND, aSlot, CANCEL } from '../../support/requests.js'
import { aMarket, aRequest, eventsAbout, held, HOLD, hoursHeld, matched, NOW, planOf, RELEASE, statusOf, works, type Market } from '../../support/market.js'

describe('holding a plan', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  it('is refused to whoever may not, and changes nothing', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer))
    const receiver = await actor(market.app, { name: 'Penerima', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: market.officer.organizationId })
    const nobody = new Client(market.app.url)
    for (const id of [plan.id, crypto.randomUUID()]) for (const command of [HOLD, RELEASE]) expect(await nobody.refusal(command, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(HOLD, { id: plan.id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.tangerang.manager.refusal(HOLD, { id: plan.id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await receiver.refusal(HOLD, { id: plan.id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await planOf(market.officer, plan.id)).toMatchObject({ status: 'PROPOSED', version: plan.version })
  })

  it('is refused for a plan that serves nothing, and above the request\'s ceiling', async () => {
    const nothing = await matched(market.officer, await aRequest(market, market.officer, { qualityClass: 'A' }))
    expect(await market.officer.refusal(HOLD, { id: nothing.id })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'SERVES_SOMETHING' }] })
    const dear = await matched(market.officer, await aRequest(market, market.officer, { draft: { ceiling: { amount: '1000', currency: 'IDR' } } }))
    expect(await market.officer.refusal(HOLD, { id: dear.id })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'WITHIN_CEILING' }] })
  })

  it('reserves its hours, asks its facilities and matches the request', async () => {
    const before = await hoursHeld(market, market.tangerang)
    const id = await aRequest(market, market.officer, { quantity: '102' })
    const plan = await held(market.officer, id)
    expect(await hoursHeld(market, market.tangerang) - before).toBeCloseTo(12, 6)
    expect(plan).toMatchObject({ status: 'HELD', awards: [{ status: 'PENDING', respondBy: plan.heldUntil, value: { amount: plan.cost.amount }, facility: { id: market.tangerang.facility } }] })
    expect(plan.heldUntil).toMatch(/^2026-11-26T05:00:/)
    expect(plan.allocations.edges.every(({ node }: any) => node.award.id === plan.awards[0].id)).toBe(true)
    expect(await statusOf(market.officer, id)).toBe('MATCHED')
    expect(await eventsAbout(market, plan.id)).toEqual(['MatchProposed', 'AwardMade', 'MatchPlanHeld'])
  })

  it('shows a facility its own part and nothing of the others', async () => {
    const plan = await held(market.rival, await aRequest(market, market.rival, { quantity: '1500' }))
    expect(plan.awards.length).toBeGreaterThan(1)
    const seen = await planOf(market.tangerang.manager, plan.id)
    expect(seen).toMatchObject({ status: 'HELD', cost: null, bound: null, gap: null, breakdown: null, facilities: null, relaxations: null, conflict: null, service: null, differences: null })
    expect(seen.awards.map(({ facility }: any) => facility.id)).toEqual([market.tangerang.facility])
    expect(new Set(seen.allocations.edges.map(({ node }: any) => node.facility.id))).toEqual(new Set([market.tangerang.facility]))
    expect(seen.allocations.totalCount).toBeLessThan(plan.allocations.totalCount)
    expect(await planOf(market.ministry, plan.id)).toMatchObject({ cost: plan.cost, awards: plan.awards })
    const other = plan.awards.find(({ facility }: any) => facility.id !== market.tangerang.facility)
    const peek = 'query ($award: ID!, $allocation: ID!) { award(id: $award) { id } node(id: $allocation) { id } }'
    const foreign = plan.allocations.edges.find(({ node }: any) => node.award.id === other.id).node
    expect(foreign).toBeDefined()
    expect(await market.tangerang.manager.ask(peek, { award: other.id, allocation: other.id })).toEqual({ award: null, node: null })
    await market.rival.ask(RELEASE, { id: plan.id })
  })

  it('is refused when the request was amended since', async () => {
    const id = await aRequest(market, market.officer, { quantity: '60' })
    const plan = await matched(market.officer, id)
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { version lines { id } } }', { id })
    const [line] = bulkRequest.lines
    await market.officer.ask(AMEND, { id, input: { expectedVersion: bulkRequest.version, rationale: 'Smaller street', lines: [{ lineId: line.id, quantity: '51', slots: [aSlot('51', { window: { from: '2026-12-15', to: '2027-02-01' } })] }] } })
    expect(await market.officer.refusal(HOLD, { id: plan.id })).toMatchObject({ code: 'CONFLICT', reason: 'REQUEST_AMENDED' })
    const anew = (await market.officer.ask(HOLD, { id: plan.id, resolve: true }))['holdMatchPlan']
    expect(anew).toMatchObject({ status: 'HELD', replaces: { id: plan.id }, differences: [{ before: '60', after: '51', reason: 'REQUEST_AMENDED', lacks: [], costBefore: plan.cost.amount, costAfter: anew.cost.amount, facility: { id: market.tangerang.facility } }] })
  })

  it('is done once for an idempotency key, also where it was planned anew', async () => {
    const id = await aRequest(market, market.officer, { quantity: '60' })
    const plan = await matched(market.officer, id)
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { version lines { id } } }', { id })
    const smaller = { lineId: bulkRequest.lines[0].id, quantity: '51', slots: [aSlot('51', { window: { from: '2026-12-15', to: '2027-02-01' } })] }
    await market.officer.ask(AMEND, { id, input: { expectedVersion: bulkRequest.version, rationale: 'Smaller street', lines: [smaller] } })
    const ask = () => market.officer.send(HOLD, { id: plan.id, resolve: true }, { 'idempotency-key': 'resolve-once' })
    const anew = ((await ask()).data as any)?.holdMatchPlan
    expect(anew).toMatchObject({ status: 'HELD', replaces: { id: plan.id } })
    expect(await ask()).toMatchObject({ data: { holdMatchPlan: { id: anew.id, status: 'HELD' } }, extensions: { replayed: true } })
    await market.officer.ask(RELEASE, { id: anew.id })
    expect(await ask()).toMatchObject({ data: { holdMatchPlan: { id: anew.id, status: 'RELEASED' } }, extensions: { replayed: true } })
  })

  it('is refused once days of its production have passed', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer, { quantity: '1700' }))
    market.app.clock.set(new Date('2026-12-28T05:00:00Z'))
    expect(await market.officer.refusal(HOLD, { id: plan.id })).toMatchObject({ code: 'CONFLICT', reason: 'DAY_PASSED' })
  })

  it('takes effect once, however often and however early the same request is repeated', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer, { quantity: '51' }))
    const before = await hoursHeld(market, market.tangerang)
    const headers = { 'idempotency-key': `hold-${plan.id}` }
    const replies = await Promise.all([1, 2, 3].map(() => market.officer.send(HOLD, { id: plan.id }, headers)))
    expect(replies.map(({ data }) => data?.['holdMatchPlan'].status)).toEqual(['HELD', 'HELD', 'HELD'])
    expect(replies.filter(({ extensions }) => extensions?.['replayed']).length).toBe(2)
    expect(await hoursHeld(market, market.tangerang) - before).toBeCloseTo(6, 6)
  })

  it('gives the first answer again to a repeated match, also after the plan is held', async () => {
    const id = await aRequest(market, market.officer, { quantity: '17' })
    const match = 'mutation ($id: ID!) { matchBulkRequest(id: $id) { id } }'
    const headers = { 'idempotency-key': `match-${id}` }
    const first = await market.officer.ask(match, { id }, headers)
    await market.officer.ask(HOLD, { id: first['matchBulkRequest'].id })
    expect(await market.officer.ask(match, { id }, headers)).toEqual(first)
    expect(await market.officer.refusal(match, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'MATCHED' })
  })

  it('reserves once when two hold the same plan at once', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer, { quantity: '51' }))
    const replies = await Promise.all([1, 2].map(() => market.officer.send(HOLD, { id: plan.id })))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').sort()).toEqual(['OK', 'WRONG_STATE'])
  })
})

describe('two buyers racing for the same capacity', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
    const only = await works(market, { name: 'Lapas Kelas C', at: [-6.2, 106.7], region: '36.71', price: '80000', qualityClass: 'C' })
    market.tangerang = only
  })
  afterAll(() => market.app.close())

  it('one wins, and the other is told what is left', async () => {
    const wish = { quantity: '1000', qualityClass: 'C', until: '2027-01-18' }
    const plans = await Promise.all([market.officer, market.rival].map(async (buyer) => ({ buyer, plan: await matched(buyer, await aRequest(market, buyer, wish)) })))
    const replies = await Promise.all(plans.map(({ buyer, plan }) => buyer.send(HOLD, { id: plan.id })))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').sort()).toEqual(['CONFLICT', 'OK'])
    const lost = replies.findIndex(({ errors }) => errors)
    const extensions = replies[lost]?.errors?.[0]?.extensions ?? {}
    expect(extensions['reason']).toBe('CAPACITY_GONE')
    expect(extensions['shortfall'].length).toBeGreaterThan(0)
    expect(extensions['shortfall'].every(({ asked, free }: any) => Number(free) < Number(asked))).toBe(true)
    const loser = plans[lost]
    expect(await planOf(loser?.buyer ?? market.officer, loser?.plan.id)).toMatchObject({ status: 'PROPOSED', awards: [] })
    const resolved = (await loser?.buyer.ask(HOLD, { id: loser.plan.id, resolve: true }))?.['holdMatchPlan']
    expect(resolved).toMatchObject({ status: 'HELD', outcome: 'PARTIAL', replaces: { id: loser?.plan.id } })
    const [difference, ...others] = resolved.differences
    expect(others).toEqual([])
    expect(Number(difference.after)).toBeLessThan(Number(difference.before))
    expect(difference).toMatchObject({ reason: 'CAPACITY_GONE', costBefore: loser?.plan.cost.amount, costAfter: resolved.cost.amount })
    expect(difference.lacks.map(({ day, needed, free }: any) => ({ day, asked: needed, free }))).toEqual(extensions['shortfall'].map(({ day, asked, free }: any) => ({ day, asked, free })))
  })

  it('is told in its language which part was taken, who takes it over, and what that costs in all', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer))
    await held(market.rival, await aRequest(market, market.rival, { quantity: '1500' }))
    const anew = (await market.officer.ask(HOLD, { id: plan.id, resolve: true }))['holdMatchPlan']
    expect(anew).toMatchObject({ status: 'HELD', replaces: { id: plan.id } })
    const [gone, ...taking] = anew.differences.toSorted((one: any, other: any) => Number(other.before) - Number(one.before))
    expect(gone).toMatchObject({ before: '500', reason: 'CAPACITY_GONE', text: expect.stringMatching(/^Of the hours that the plan took, .+ are no longer free, on \d+ days? from \d+ \w+ 2026/) })
    expect(taking.length).toBeGreaterThan(0)
    for (const each of taking) expect(each).toMatchObject({ before: '0', costBefore: '0', reason: 'TAKES_OVER', lacks: [] })
    const inAll = (of: 'costBefore' | 'costAfter'): number => anew.differences.reduce((sum: number, each: any) => sum + Number(each[of]), 0)
    expect([inAll('costBefore'), inAll('costAfter')]).toEqual([Number(plan.cost.amount), Number(anew.cost.amount)])
    const inIndonesian = await market.officer.ask('query ($id: ID!) { matchPlan(id: $id) { differences { text } replaces { cost { amount } } } }', { id: anew.id }, { 'accept-language': 'id' })
    expect(inIndonesian['matchPlan'].replaces.cost).toEqual({ amount: plan.cost.amount })
    expect(inIndonesian['matchPlan'].differences.map(({ text }: any) => text)).toContain('Mengambil alih bagian yang tidak lagi dapat dikerjakan fasilitas lain.')
  })
})

describe('giving a plan back', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  it('is for its buyer only', async () => {
    const plan = await held(market.officer, await aRequest(market, market.officer))
    expect(await market.tangerang.manager.refusal(RELEASE, { id: plan.id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await market.rival.refusal(RELEASE, { id: plan.id })).toMatchObject({ code: 'NOT_FOUND' })
    await market.officer.ask(RELEASE, { id: plan.id })
  })

  it('frees all its capacity and opens the request again', async () => {
    const id = await aRequest(market, market.officer)
    const plan = await held(market.officer, id)
    const released = (await market.officer.ask(RELEASE, { id: plan.id }))['releaseMatchPlan']
    expect(released).toMatchObject({ status: 'RELEASED', awards: [{ status: 'CANCELLED', reason: 'No longer needed' }] })
    expect(await hoursHeld(market, market.tangerang)).toBe(0)
    expect(await statusOf(market.officer, id)).toBe('PUBLISHED')
    expect(await market.officer.refusal(RELEASE, { id: plan.id })).toMatchObject({ code: 'WRONG_STATE', current: 'RELEASED' })
    expect(await held(market.officer, id)).toMatchObject({ status: 'HELD' })
  })

  it('happens by itself when the request is amended, which asks for another plan', async () => {
    const id = await aRequest(market, market.officer, { quantity: '51' })
    const plan = await held(market.officer, id)
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { version lines { id } } }', { id })
    await market.officer.ask(AMEND, { id, input: { expectedVersion: bulkRequest.version, rationale: 'Wider tolerance', lines: [{ lineId: bulkRequest.lines[0].id, toleranceOver: '5' }] } })
    expect(await planOf(market.officer, plan.id)).toMatchObject({ status: 'RELEASED', awards: [{ status: 'CANCELLED' }] })
    expect(await statusOf(market.officer, id)).toBe('PUBLISHED')
  })

  it('happens by itself when the request is cancelled', async () => {
    const id = await aRequest(market, market.rival, { quantity: '51' })
    const plan = await held(market.rival, id)
    const before = await hoursHeld(market, market.tangerang)
    await market.rival.ask(CANCEL, { id, input: { reason: 'No budget' } })
    expect(await planOf(market.rival, plan.id)).toMatchObject({ status: 'RELEASED', awards: [{ status: 'CANCELLED' }] })
    expect(before - await hoursHeld(market, market.tangerang)).toBeCloseTo(6, 6)
  })
})
