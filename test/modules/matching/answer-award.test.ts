import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { ACCEPT, aMarket, aRequest, CONFIRM, DECLINE, eventsAbout, held, hoursHeld, matched, NOW, planInForce, planOf, RELEASE, statusOf, works, type Market, type Works } from '../../support/market.js'
import { aDraft, aLine, aLot, aSlot, published } from '../../support/requests.js'

const AFTER = new Date('2026-11-26T05:10:00.000Z')

/** More than Tangerang alone can make in time, so that the plan needs others too. */
const LARGE = { quantity: '2000' }

function awardOf(plan: any, { facility }: Works): any {
  return plan.awards.find((award: any) => award.facility.id === facility && award.status !== 'UNSUCCESSFUL')
}

async function quantityOf(plan: any): Promise<number> {
  return Number(plan.allocations.edges.reduce((sum: number, { node }: any) => sum + Number(node.quantity), 0).toFixed(6))
}

const inEnglish = (quantity: string): string => Number(quantity).toLocaleString('en-GB', { maximumFractionDigits: 6 })

describe('accepting an award', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  it('is refused to whoever may not, and changes nothing', async () => {
    const plan = await held(market.officer, await aRequest(market, market.officer, { quantity: '51' }))
    const [{ id }] = plan.awards
    const dispatcher = await actor(market.app, { name: 'Pengirim', kind: 'FACILITY', roles: ['DISPATCHER'], organizationId: market.tangerang.manager.organizationId })
    expect(await new Client(market.app.url).refusal(ACCEPT, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.bogor.manager.refusal(ACCEPT, { id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await dispatcher.refusal(ACCEPT, { id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await market.officer.refusal(ACCEPT, { id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await planOf(market.officer, plan.id)).toMatchObject({ awards: [{ status: 'PENDING' }] })
  })

  it('is refused after its time, with the time in the error', async () => {
    const plan = await held(market.officer, await aRequest(market, market.officer, { quantity: '51' }))
    market.app.clock.set(AFTER)
    expect(await market.tangerang.manager.refusal(ACCEPT, { id: plan.awards[0].id }))
      .toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'ANSWERED_IN_TIME', data: { respondBy: plan.awards[0].respondBy } }] })
  })

  it('awards the request with the last one', async () => {
    const id = await aRequest(market, market.officer, LARGE)
    const plan = await held(market.officer, id)
    const [first, second] = [awardOf(plan, market.tangerang), awardOf(plan, market.bogor)]
    await market.tangerang.manager.ask(ACCEPT, { id: first.id })
    expect(await statusOf(market.officer, id)).toBe('MATCHED')
    await market.bogor.manager.ask(ACCEPT, { id: second.id })
    expect(await planOf(market.officer, plan.id)).toMatchObject({ status: 'ACCEPTED' })
    expect(await statusOf(market.officer, id)).toBe('AWARDED')
    expect(await market.bogor.manager.refusal(ACCEPT, { id: second.id })).toMatchObject({ code: 'WRONG_STATE', current: 'ACTIVE' })
    expect(await eventsAbout(market, plan.id)).toEqual(expect.arrayContaining(['AwardAccepted', 'MatchPlanAccepted']))
  })
})

describe('declining an award', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  it('asks the next one, and opens the request again when nobody is left', async () => {
    const id = await aRequest(market, market.rival, { quantity: '51', line: { regions: ['36', '32'], maxFacilities: 2 }, until: '2027-01-10' })
    const plan = await held(market.rival, id)
    expect(plan.awards.map(({ facility }: any) => facility.id)).toEqual([market.tangerang.facility])
    await market.tangerang.manager.ask(DECLINE, { id: plan.awards[0].id })
    const next = await planInForce(market.rival, id)
    expect(next.awards.map(({ facility }: any) => facility.id)).toEqual([market.bogor.facility])
    await market.bogor.manager.ask(DECLINE, { id: next.awards[0].id })
    expect(await planInForce(market.rival, id)).toBeNull()
    expect(await planOf(market.rival, next.id)).toMatchObject({ status: 'EXPIRED' })
    expect(await statusOf(market.rival, id)).toBe('PUBLISHED')
    expect(await eventsAbout(market, next.id)).toContain('MatchPlanShort')
  })

  it('frees the facility\'s hours and plans the missing part over the others, keeping what is accepted', async () => {
    const id = await aRequest(market, market.officer, LARGE)
    const plan = await held(market.officer, id)
    const [kept, lost] = [awardOf(plan, market.tangerang), awardOf(plan, market.bogor)]
    await market.tangerang.manager.ask(ACCEPT, { id: kept.id })
    const { declineAward } = await market.bogor.manager.ask(DECLINE, { id: lost.id })
    expect(declineAward).toMatchObject({ status: 'UNSUCCESSFUL', reason: 'The machine is broken' })
    expect(await hoursHeld(market, market.bogor)).toBe(0)

    const next = await planInForce(market.officer, id)
    expect(next).toMatchObject({ status: 'HELD', replaces: { id: plan.id }, awaitsBuyer: false })
    expect(await planOf(market.officer, plan.id)).toMatchObject({ status: 'SUPERSEDED' })
    expect(awardOf(next, market.tangerang)).toMatchObject({ id: kept.id, status: 'ACTIVE' })
    expect(awardOf(next, market.pati)).toMatchObject({ status: 'PENDING' })
    expect(awardOf(next, market.bogor)).toBeUndefined()
    expect(await quantityOf(next)).toBeCloseTo(2000, 6)
    expect(next.facilities.find(({ facility }: any) => facility.id === market.bogor.facility)).toMatchObject({ chosen: false, reason: 'EXCLUDED' })
    expect(next.facilities.find(({ facility }: any) => facility.id === market.tangerang.facility)).toMatchObject({ chosen: true, reason: 'CHOSEN' })
    expect(next.differences.find(({ after }: any) => after === '0')).toMatchObject({ reason: 'DECLINED', costAfter: '0' })
    expect(new Set(next.differences.map(({ facility }: any) => facility.id))).toEqual(new Set([market.bogor.facility, market.pati.facility]))
    const costs = next.allocations.edges.flatMap(({ node }: any) => [node.productionCost, node.transportCost, node.setupCost]).reduce((sum: number, { amount }: any) => sum + Number(amount), 0)
    expect(costs).toBe(Number(next.cost.amount))

    await market.pati.manager.ask(ACCEPT, { id: awardOf(next, market.pati).id })
    expect(await planInForce(market.officer, id)).toMatchObject({ status: 'ACCEPTED' })
    expect(await statusOf(market.officer, id)).toBe('AWARDED')
  })

  it('is refused without a reason', async () => {
    const plan = await held(market.rival, await aRequest(market, market.rival, { quantity: '17' }))
    expect(await market.tangerang.manager.refusal(DECLINE, { id: plan.awards[0].id, reason: '' })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('what a facility hears of the others when one declines', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  it('is neither what is missing, what would help, nor whom the plan leaves out', async () => {
    const id = await aRequest(market, market.officer, { ...LARGE, line: { regions: ['36', '32'] } })
    const plan = await held(market.officer, id)
    await market.bogor.manager.ask(DECLINE, { id: awardOf(plan, market.bogor).id })
    const next = await planInForce(market.officer, id)

    const heard = async (viewer: Client, about: string): Promise<any[]> =>
      (await viewer.ask('query ($about: ID!) { events(first: 100, filter: { about: $about }) { events { id type changes } } }', { about }))['events'].events
    const typesFor = async (viewer: Client): Promise<string[]> => (await heard(viewer, next.id)).map(({ type }) => type)
    await expect.poll(() => typesFor(market.officer)).toContain('MatchPlanShort')
    expect(await typesFor(market.ministry)).toContain('MatchPlanShort')
    expect(await typesFor(market.tangerang.manager)).toContain('MatchPlanHeld')
    expect(await typesFor(market.tangerang.manager)).not.toContain('MatchPlanShort')

    const declined = async (viewer: Client): Promise<any> => (await heard(viewer, plan.id)).find(({ type }) => type === 'AwardDeclined')
    const fieldsOf = ({ changes }: any): any => changes.find(({ table }: any) => table === 'match_plan').fields
    const event = await declined(market.bogor.manager)
    expect(fieldsOf(event)).toEqual({ isBroken: [false, true] })
    expect(fieldsOf((await market.bogor.manager.ask('query ($id: ID!) { node(id: $id) { ... on Event { changes } } }', { id: event.id })).node)).toEqual({ isBroken: [false, true] })
    expect(fieldsOf(await declined(market.ministry))).toEqual({ isBroken: [false, true], excludedFacilities: ['{}', `{${market.bogor.facility}}`] })
    expect(await declined(market.officer)).toMatchObject({ changes: null })
  })
})

describe('parts that are lost while others are planned anew', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  /** Tangerang and Bogor hold it together; Pati is left. */
  async function expectWithoutBoth(id: string): Promise<void> {
    const next = await planInForce(market.officer, id)
    expect(next.awards.map(({ facility }: any) => facility.id)).toEqual([market.pati.facility])
    const quantity = await quantityOf(next)
    expect(quantity).toBeLessThan(2000)
    expect(next).toMatchObject({ status: 'HELD', awaitsBuyer: true, outcome: 'PARTIAL' })
    await market.pati.manager.ask(ACCEPT, { id: awardOf(next, market.pati).id })
    expect(await statusOf(market.officer, id)).toBe('MATCHED')
    await market.officer.ask(RELEASE, { id: next.id })
  }

  it('are planned anew too when two facilities decline at once', async () => {
    const id = await aRequest(market, market.officer, LARGE)
    const plan = await held(market.officer, id)
    const replies = await Promise.all([market.tangerang, market.bogor].map((works) => works.manager.ask(DECLINE, { id: awardOf(plan, works).id })))
    expect(replies.map(({ declineAward }) => declineAward.status)).toEqual(['UNSUCCESSFUL', 'UNSUCCESSFUL'])
    await expectWithoutBoth(id)
  })

  it('are planned anew too when one declines and the time of the other is over', async () => {
    const id = await aRequest(market, market.officer, LARGE)
    const plan = await held(market.officer, id)
    const declining = market.tangerang.manager.ask(DECLINE, { id: awardOf(plan, market.tangerang).id })
    await expect.poll(() => market.app.services.reading.database.query('select is_broken from match_plan where id = $1', [plan.id]), { interval: 5, timeout: 30_000 }).toEqual([{ is_broken: true }])
    market.app.clock.set(AFTER)
    await Promise.all([declining, market.app.services.doDueWork()])
    await expectWithoutBoth(id)
  })
})

describe('planning anew what was declined', () => {
  let market: Market
  /** They make class C, and so D as well. */
  let finer: Works[]
  beforeAll(async () => {
    market = await aMarket()
    const near = { at: [-6.2, 106.7] as const, region: '36.71', qualityClass: 'C' }
    finer = [await works(market, { ...near, name: 'Lapas Cibitung', price: '80000' }), await works(market, { ...near, name: 'Lapas Cikarang', price: '90000' })]
  })
  afterAll(() => market.app.close())

  it('leaves alone a line that nobody declined, and the tolerance that it was planned with', async () => {
    const [first, second] = finer as [Works, Works]
    const line = (quantity: string, changes: object): object => aLine(market.paving, {
      quantity: { amount: quantity, unit: 'MTK' }, slots: [aSlot(quantity, { window: { from: '2026-12-15', to: '2027-02-01' } })], ...changes,
    })
    const { id } = await published(market.officer, aDraft([aLot([line('100', { qualityClass: 'D', toleranceUnder: '10' }), line('50', { qualityClass: 'C' })])]))
    const plan = await held(market.officer, id)
    expect(await quantityOf(plan)).toBeCloseTo(140, 6)
    await first.manager.ask(DECLINE, { id: awardOf(plan, first).id })
    const next = await planInForce(market.officer, id)
    expect(next).toMatchObject({ status: 'HELD', outcome: 'OPTIMAL', awaitsBuyer: false })
    expect(await quantityOf(next)).toBeCloseTo(140, 6)
    expect(next.awards.map(({ facility }: any) => facility.id).sort()).toEqual([market.tangerang.facility, second.facility].sort())
    expect(next.differences.map(({ facility, reason }: any) => [facility.id, reason]).sort()).toEqual([[first.facility, 'DECLINED'], [second.facility, 'TAKES_OVER']].sort())
    await market.officer.ask(RELEASE, { id: next.id })
  })

  it('lets who stays and one other take it, where two facilities are allowed', async () => {
    const id = await aRequest(market, market.officer, { quantity: '1700' })
    const options = { maxFacilities: 2, excludeFacilities: finer.map(({ facility }) => facility), shares: [{ facility: market.tangerang.facility, maximumPercent: '8' }] }
    const plan = await held(market.officer, id, { options })
    expect(plan.awards.map(({ facility }: any) => facility.id).sort()).toEqual([market.tangerang.facility, market.bogor.facility].sort())
    await market.bogor.manager.ask(DECLINE, { id: awardOf(plan, market.bogor).id })
    const next = await planInForce(market.officer, id)
    expect(new Set(next.awards.map(({ facility }: any) => facility.id))).toEqual(new Set([market.tangerang.facility, market.pati.facility]))
    expect(next).toMatchObject({ outcome: 'OPTIMAL' })
    expect(await quantityOf(next)).toBeCloseTo(1700, 6)
    await market.officer.ask(RELEASE, { id: next.id })
  })

  it('tells how much of the whole is served, could be, and at what cost', async () => {
    const id = await aRequest(market, market.officer, { ...LARGE, line: { regions: ['36', '32'] } })
    const plan = await held(market.officer, id, { options: { excludeFacilities: finer.map(({ facility }) => facility) } })
    await market.bogor.manager.ask(DECLINE, { id: awardOf(plan, market.bogor).id })
    const { outcome, cost, service, relaxations, ...next } = await planInForce(market.officer, id)
    const kept = String(await quantityOf(next))
    expect({ outcome, service }).toMatchObject({ outcome: 'PARTIAL', service: { asked: '2000', served: kept, atMost: kept, isProven: true, short: [{ asked: '2000', served: kept }] } })
    expect(relaxations.filter(({ kind }: any) => kind === 'QUANTITY')).toMatchObject([{ to: kept, cost: cost.amount, text: `At most ${inEnglish(kept)} MTK can be there on the dates asked for.` }])
    expect(relaxations.map(({ kind }: any) => kind)).toContain('DUE_DATE')
    for (const { cost: whole, kind } of relaxations) expect(Number(whole), kind).toBeGreaterThanOrEqual(Number(cost.amount))
  })
})

describe('a smaller plan after a decline', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  it('is awarded only once the buyer has confirmed it', async () => {
    const id = await aRequest(market, market.officer, { ...LARGE, line: { regions: ['36', '32'] } })
    const plan = await held(market.officer, id)
    expect(await market.officer.refusal(CONFIRM, { id: plan.id })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'AWAITS_BUYER' }] })
    await market.tangerang.manager.ask(ACCEPT, { id: awardOf(plan, market.tangerang).id })
    await market.bogor.manager.ask(DECLINE, { id: awardOf(plan, market.bogor).id })
    let smaller = await planInForce(market.officer, id)
    expect(smaller).toMatchObject({ status: 'HELD', awaitsBuyer: true })
    expect(await quantityOf(smaller)).toBeLessThan(2000)
    expect(smaller.relaxations.length).toBeGreaterThan(0)
    for (const award of smaller.awards.filter(({ status }: any) => status === 'PENDING')) await market.tangerang.manager.ask(ACCEPT, { id: award.id })
    expect(await statusOf(market.officer, id)).toBe('MATCHED')
    expect(await market.tangerang.manager.refusal(CONFIRM, { id: smaller.id })).toMatchObject({ code: 'FORBIDDEN' })
    smaller = (await market.officer.ask(CONFIRM, { id: smaller.id }))['confirmMatchPlan']
    expect(smaller).toMatchObject({ status: 'ACCEPTED', awaitsBuyer: false })
    expect(await statusOf(market.officer, id)).toBe('AWARDED')
  })
})

describe('a replacement above the ceiling of the request', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  /** A request that may cost just what the best plan does. */
  async function tight(quantity: string): Promise<string> {
    const { cost } = await matched(market.officer, await aRequest(market, market.officer, { quantity }))
    return await aRequest(market, market.officer, { quantity, draft: { ceiling: cost } })
  }

  it('opens the request again when nobody is left, and tells which ceiling would do', async () => {
    const id = await tight('51')
    const plan = await held(market.officer, id)
    await market.tangerang.manager.ask(DECLINE, { id: awardOf(plan, market.tangerang).id })
    expect(await planInForce(market.officer, id)).toBeNull()
    expect(await statusOf(market.officer, id)).toBe('PUBLISHED')
    const { status, relaxations: [raised], conflict, service } = await planOf(market.officer, plan.id)
    expect({ status, conflict, service }).toMatchObject({ status: 'EXPIRED', conflict: [{ rule: 'CEILING' }], service: { asked: '51', served: '0', atMost: '51', isProven: false } })
    expect(raised).toMatchObject({ kind: 'CEILING', text: `With a ceiling of ${inEnglish(raised.to)} for the whole request others could deliver all of what is missing.` })
    expect(await eventsAbout(market, plan.id)).toContain('MatchPlanShort')
    const enough = await aRequest(market, market.officer, { quantity: '51', draft: { ceiling: { amount: raised.to, currency: 'IDR' } } })
    expect(await held(market.officer, enough, { options: { excludeFacilities: [market.tangerang.facility] } })).toMatchObject({ status: 'HELD', cost: { amount: raised.to } })
  })

  it('asks nobody; what stays is awarded once the buyer has confirmed it', async () => {
    const id = await tight('2000')
    const plan = await held(market.officer, id)
    await market.tangerang.manager.ask(ACCEPT, { id: awardOf(plan, market.tangerang).id })
    await market.bogor.manager.ask(DECLINE, { id: awardOf(plan, market.bogor).id })
    const next = await planInForce(market.officer, id)
    const kept = String(await quantityOf(next))
    expect(next).toMatchObject({ outcome: 'PARTIAL', awaitsBuyer: true, awards: [{ status: 'ACTIVE' }], service: { asked: '2000', served: kept, short: [{ asked: '2000', served: kept }] } })
    expect(Number(next.cost.amount)).toBeLessThan(Number(plan.cost.amount))
    expect(next.facilities.find(({ facility }: any) => facility.id === market.pati.facility)).toMatchObject({ chosen: false, reason: 'CEILING' })
    expect(next.facilities.find(({ facility }: any) => facility.id === market.tangerang.facility)).toMatchObject({ chosen: true, text: `Lapas Tangerang delivers ${inEnglish(kept)} MTK.` })
    expect((await market.officer.ask(CONFIRM, { id: next.id }))['confirmMatchPlan']).toMatchObject({ status: 'ACCEPTED' })
  })
})

describe('an award that nobody answers', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  beforeEach(() => market.app.clock.set(NOW))
  afterAll(() => market.app.close())

  it('stays while its time runs', async () => {
    const plan = await held(market.officer, await aRequest(market, market.officer, { quantity: '51' }))
    await market.app.services.doDueWork()
    expect(await planOf(market.officer, plan.id)).toMatchObject({ status: 'HELD', awards: [{ status: 'PENDING' }] })
  })

  it('is lost when its time is over, and others are asked', async () => {
    const id = await aRequest(market, market.officer, { quantity: '51' })
    const plan = await held(market.officer, id)
    market.app.clock.set(AFTER)
    await market.app.services.doDueWork()
    const next = await planInForce(market.officer, id)
    expect(next).toMatchObject({ status: 'HELD', replaces: { id: plan.id }, awards: [{ status: 'PENDING', facility: { id: market.bogor.facility } }] })
    const { award } = await market.officer.ask('query ($id: ID!) { award(id: $id) { status respondedAt plan { id } } }', { id: plan.awards[0].id })
    expect(award).toMatchObject({ status: 'UNSUCCESSFUL', plan: { id: plan.id } })
    expect(await eventsAbout(market, plan.id)).toEqual(expect.arrayContaining(['HoldExpired', 'MatchPlanSuperseded']))
    await market.app.services.doDueWork()
    expect((await planInForce(market.officer, id)).id).toBe(next.id)
  })

  it('is either accepted or lost when both happen at once, never both', async () => {
    for (let round = 0; round < 4; round++) {
      market.app.clock.set(NOW)
      const id = await aRequest(market, market.rival, { quantity: '8.5' })
      const plan = await held(market.rival, id)
      const [award] = plan.awards
      const works = [market.tangerang, market.bogor, market.pati].find(({ facility }) => facility === award.facility.id)
      const due = new Date(Date.parse(award.respondBy) - 30)
      market.app.clock.set(due)
      const expireSoon = async (): Promise<void> => {
        for (let tries = 0; tries < 10; tries++) await market.app.services.doDueWork()
      }
      const [reply] = await Promise.all([works?.manager.send(ACCEPT, { id: award.id }), expireSoon()])
      const { award: after } = await market.rival.ask('query ($id: ID!) { award(id: $id) { status } }', { id: award.id })
      expect(after.status).toBe(reply?.errors ? 'UNSUCCESSFUL' : 'ACTIVE')
      const [{ events }] = await market.app.services.reading.database.query(
        "select array_agg(type) as events from event where subject_id = $1 and type in ('AwardAccepted', 'HoldExpired')", [award.id]) as [{ events: string[] }]
      expect(events.length).toBe(1)
    }
  })

  it('leaves a ledger that agrees with the buckets', async () => {
    const { reconcileCapacity } = await market.ministry.ask('{ reconcileCapacity { entries drift { __typename } } }')
    expect(reconcileCapacity.drift).toEqual([])
    expect(reconcileCapacity.entries).toBeGreaterThan(0)
  })
})
