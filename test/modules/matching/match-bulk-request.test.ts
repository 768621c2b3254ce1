import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { pricedBound } from '../../../src/modules/matching/engine/proof/bound.js'
import { aMarket, aRequest, eventsAbout, HOLD, MATCH, matched, planOf, works, type Market } from '../../support/market.js'

describe('matching a bulk request', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  it('is refused to whoever is not signed in, and hidden from other buyers', async () => {
    const id = await aRequest(market, market.officer)
    expect(await new Client(market.app.url).refusal(MATCH, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(MATCH, { id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is refused to a facility and to a member without the role', async () => {
    const id = await aRequest(market, market.officer)
    const receiver = await actor(market.app, { name: 'Penerima', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: market.officer.organizationId })
    expect(await market.tangerang.manager.refusal(MATCH, { id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await receiver.refusal(MATCH, { id })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is refused for a draft', async () => {
    const { draftBulkRequest } = await market.officer.ask('mutation { draftBulkRequest(input: { title: "Later", procurementRoute: SWAKELOLA_TYPE_II }) { id } }')
    expect(await market.officer.refusal(MATCH, { id: draftBulkRequest.id })).toMatchObject({ code: 'WRONG_STATE', current: 'DRAFT' })
  })

  it('proposes the cheapest landed cost, proved, with a reason for every facility', async () => {
    const id = await aRequest(market, market.officer)
    const plan = await matched(market.officer, id)
    expect(plan).toMatchObject({ status: 'PROPOSED', outcome: 'OPTIMAL', gap: '0', cost: { currency: 'IDR' } })
    expect(plan.number).toMatch(/^PLAN-2026-\d{6}$/)
    expect(new Set(plan.facilities.map((verdict: any) => [verdict.facility.name, verdict.reason].join()))).toEqual(
      new Set(['Lapas Tangerang,CHOSEN', 'Lapas Bogor,TOO_DEAR', 'Lapas Pati,TOO_DEAR']))
    const parts = plan.allocations.edges.map(({ node }: any) => node)
    const sum = (of: (part: any) => string): number => parts.reduce((total: number, part: any) => total + Number(of(part)), 0)
    expect(sum(({ quantity }) => quantity)).toBe(500)
    expect(sum(({ productionCost }) => productionCost.amount) + sum(({ transportCost }) => transportCost.amount) + sum(({ setupCost }) => setupCost.amount)).toBe(Number(plan.cost.amount))
    expect(Number(plan.breakdown.production)).toBe(500 * 70_000)
    expect(parts.every(({ day, arrivesOn }: any) => day > '2026-11-24' && arrivesOn < '2027-02-01')).toBe(true)
  })

  it('says what its explanations leave out, in the viewer\'s language, and nothing where they leave out nothing', async () => {
    const id = await aRequest(market, market.officer)
    expect((await matched(market.officer, id)).omitted).toEqual([])
    const { matchBulkRequest: early } = await market.officer.ask(MATCH, { id, objective: 'EARLIEST' })
    expect(early.omitted).toEqual([{ reason: 'OBJECTIVE', text: 'What would save money is told for the least cost only.' }])
    const { matchPlan } = await market.officer.ask('query ($id: ID!) { matchPlan(id: $id) { omitted { text } } }', { id: early.id }, { 'accept-language': 'id' })
    expect(matchPlan.omitted).toEqual([{ text: 'Penghematan hanya dijelaskan untuk tujuan biaya terendah.' }])
  })

  it('reserves nothing and tells nobody but the buyer', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer))
    for (const viewer of [market.tangerang.manager, market.ministry, market.rival]) expect(await planOf(viewer, plan.id)).toBeNull()
    expect(plan.awards).toEqual([])
    expect(await eventsAbout(market, plan.id)).toEqual(['MatchProposed'])
  })

  it('refuses class D lines for a class C request, and says so', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer, { qualityClass: 'C' }))
    expect(plan).toMatchObject({ outcome: 'INFEASIBLE', allocations: { totalCount: 0 } })
    expect(new Set(plan.facilities.map(({ reason }: any) => reason))).toEqual(new Set(['QUALITY_CLASS']))
    expect(plan.facilities[0].text).toContain('class C')
    const inIndonesian = await market.officer.ask('query ($id: ID!) { matchPlan(id: $id) { facilities { text } } }', { id: plan.id }, { 'accept-language': 'id' })
    expect(inIndonesian['matchPlan'].facilities[0].text).toContain('kelas C')
  })

  it('says what is possible when the request is too large for its date, and what it says is true', async () => {
    const large = { quantity: '6000', until: '2027-02-01' }
    const plan = await matched(market.officer, await aRequest(market, market.officer, large))
    expect(plan.outcome).toBe('PARTIAL')
    const { to: most, cost } = plan.relaxations.find(({ kind }: any) => kind === 'QUANTITY')
    const { to: date } = plan.relaxations.find(({ kind }: any) => kind === 'DUE_DATE')
    const smaller = await matched(market.officer, await aRequest(market, market.officer, { ...large, quantity: most }))
    expect(smaller).toMatchObject({ outcome: 'OPTIMAL', cost: { amount: cost } })
    const more = await matched(market.officer, await aRequest(market, market.officer, { ...large, quantity: String(Number(most) + 1) }))
    expect(more.outcome).toBe('PARTIAL')
    const dayAfter = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
    const later = await matched(market.officer, await aRequest(market, market.officer, { ...large, until: dayAfter }))
    expect(['OPTIMAL', 'FEASIBLE']).toContain(later.outcome)
    const tooEarly = await matched(market.officer, await aRequest(market, market.officer, { ...large, until: date }))
    expect(tooEarly.outcome).toBe('PARTIAL')
  })

  it('names the smallest set of rules in the way, with the line that each belongs to, and how much could be served at most', async () => {
    const id = await aRequest(market, market.officer, { quantity: '6000' })
    const plan = await matched(market.officer, id)
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { lines { id } } }', { id })
    const [line] = bulkRequest.lines
    expect(plan.conflict).toEqual([
      { rule: 'DUE', requestLine: { id: line.id }, text: 'line 1 has its due dates.' },
      { rule: 'HOURS', requestLine: null, text: 'Facilities have only so many free hours.' },
    ])
    expect(plan.service).toMatchObject({ fairness: 'MOST_SERVED', asked: '6000', short: [{ asked: '6000', served: plan.service.served, requestLine: { id: line.id } }] })
    expect(Number(plan.service.atMost)).toBeGreaterThanOrEqual(Number(plan.service.served))
    const inIndonesian = 'query ($id: ID!) { matchPlan(id: $id) { conflict { text } } }'
    expect(await market.officer.ask(inIndonesian, { id: plan.id }, { 'accept-language': 'id' })).toEqual({ matchPlan: { conflict: [{ text: 'baris 1 memiliki tenggat.' }, { text: 'Jam kerja fasilitas terbatas.' }] } })
    expect(await matched(market.officer, await aRequest(market, market.officer))).toMatchObject({ conflict: [], service: null })
  })

  it('says which looser rule would make it possible, and what it says is true', async () => {
    const looser: [string, Record<string, unknown>, Record<string, unknown>][] = [
      ['REGIONS', { line: { regions: ['31.71'] } }, {}], ['CLASS', { qualityClass: 'C' }, { qualityClass: 'D' }],
      ['PRICE_CEILING', { line: { priceCeiling: { amount: '60000', currency: 'IDR' } } }, {}],
    ]
    for (const [kind, strict, loose] of looser) {
      const plan = await matched(market.officer, await aRequest(market, market.officer, strict))
      expect(plan).toMatchObject({ outcome: 'INFEASIBLE', allocations: { totalCount: 0 }, conflict: [{ rule: kind }] })
      if (kind === 'PRICE_CEILING') {
        const dear = plan.facilities.filter(({ reason }: any) => reason === kind)
        expect(dear.map(({ by }: any) => Number(by) > 0)).toEqual(dear.map(() => true))
        expect(dear.length).toBeGreaterThan(0)
      }
      const { to, cost } = plan.relaxations.find((each: any) => each.kind === kind)
      const changes = kind === 'CLASS' ? loose : { line: kind === 'REGIONS' ? { regions: to === 'any' ? [] : to.split(',') } : { priceCeiling: { amount: to, currency: 'IDR' } } }
      expect(await matched(market.officer, await aRequest(market, market.officer, changes)), `${kind} ${to}`).toMatchObject({ outcome: 'OPTIMAL', cost: { amount: cost } })
    }
  })

  it('leaves out whom the buyer excludes, and takes no more facilities than the buyer allows', async () => {
    const id = await aRequest(market, market.officer)
    const without = await matched(market.officer, id, { options: { excludeFacilities: [market.tangerang.facility] } })
    expect(without.facilities.find(({ facility }: any) => facility.id === market.tangerang.facility)).toMatchObject({ chosen: false, reason: 'EXCLUDED' })
    const { verifyMatchPlan: { instance } } = await market.officer.ask('query ($id: ID!) { verifyMatchPlan(id: $id) { instance } }', { id: without.id })
    expect(instanceFrom(instance).facilities.map(({ id }) => id), 'a file that can be read').not.toContain(market.tangerang.facility)
    const large = await matched(market.officer, await aRequest(market, market.officer, { quantity: '1800' }), { options: { maxFacilities: 1 } })
    expect(large.facilities.filter(({ chosen }: any) => chosen).length).toBe(1)
    expect(large.outcome).toBe('PARTIAL')
  })

  it('names a facility that is not verified, and plans without it', async () => {
    const cheap = await works(market, { name: 'Lapas Baru', at: [-6.2, 106.8], region: '31.71', price: '1000', verified: false })
    const plan = await matched(market.officer, await aRequest(market, market.officer))
    expect(plan.facilities.find(({ facility }: any) => facility?.id === cheap.facility || facility === null)).toMatchObject({ chosen: false, reason: 'NOT_VERIFIED' })
  })

  it('is checked by code that shares nothing with the solver', async () => {
    const plan = await matched(market.officer, await aRequest(market, market.officer))
    const verify = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { rule at message } boundIsProved provedBound mostIsProved provedMost } }'
    const { verifyMatchPlan: { provedBound, ...verification } } = await market.officer.ask(verify, { id: plan.id })
    expect(verification).toEqual({ accepted: true, violations: [], boundIsProved: true, mostIsProved: null, provedMost: null })
    expect(Number(provedBound)).toBeCloseTo(Number(plan.cost.amount), 0)
    expect(await market.rival.refusal(verify, { id: plan.id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('can be computed again by an auditor from what the engine was given', async () => {
    const { id } = await matched(market.officer, await aRequest(market, market.officer, { quantity: '900' }))
    const audit = 'query ($id: ID!) { verifyMatchPlan(id: $id) { instance answer certificate } }'
    const { verifyMatchPlan: { instance, answer, certificate } } = await market.officer.ask(audit, { id })
    expect(answer.allocations.length).toBeGreaterThan(1)
    expect(answer.certificate).toEqual(certificate)
    const again = await solve(instanceFrom(instance), { objective: 'COST' })
    expect(again).toMatchObject({ status: answer.status, cost: answer.cost, bound: answer.bound, allocations: answer.allocations })
    expect(pricedBound(instanceFrom(instance), certificate)).toBeCloseTo(Number(answer.bound), 2)
  })

  it('carries the certificate itself: the independent checker accepts it, and no other', async () => {
    const { id } = await matched(market.officer, await aRequest(market, market.officer, { quantity: '900' }))
    const everything = `query ($id: ID!) {
      matchPlan(id: $id) { allocations { totalCount } cost { amount } bound { amount } gap facilities { chosen reason } prices { constraint value } relaxations { kind } certificate }
      verifyMatchPlan(id: $id) { instance answer }
    }`
    const { matchPlan: { certificate, ...plan }, verifyMatchPlan: { instance, answer } } = await market.officer.ask(everything, { id })
    expect(plan).toMatchObject({ gap: '0', cost: plan.bound })
    const given = instanceFrom(instance)
    expect(checkAnswer(given, { ...answer, certificate })).toEqual([])
    expect(pricedBound(given, certificate)).toBeCloseTo(Number(answer.bound), 2)
    const dearer = Object.fromEntries(Object.entries<number>(certificate.demand).map(([slot, price]) => [slot, price / 2]))
    expect(checkAnswer(given, { ...answer, certificate: { ...certificate, demand: dearer } })).not.toEqual([])
  })

  it('shows its certificate to whoever sees all of a plan, and counts what reading it costs', async () => {
    const { id } = await matched(market.officer, await aRequest(market, market.officer, { quantity: '51' }))
    await market.officer.ask(HOLD, { id })
    const [without, withIt] = ['{ id }', '{ id certificate }'].map((fields) => `query ($id: ID!) { matchPlan(id: $id) ${fields} }`)
    expect((await market.tangerang.manager.ask(withIt ?? '', { id }))['matchPlan']).toEqual({ id, certificate: null })
    expect((await market.ministry.ask(withIt ?? '', { id }))['matchPlan']).toMatchObject({ certificate: { kind: 'LAGRANGIAN' } })
    const [plain, carrying] = await Promise.all([without, withIt].map(async (query) => (await market.officer.send(query ?? '', { id })).extensions?.['cost'] as { requested: number }))
    expect((carrying?.requested ?? 0) - (plain?.requested ?? 0)).toBe(20)
  })

  it('is offered among the actions of a published request', async () => {
    const id = await aRequest(market, market.officer)
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { availableActions { action allowed } } }', { id })
    expect(bulkRequest.availableActions).toContainEqual({ action: 'matchBulkRequest', allowed: true })
  })

  it('comes first in a dry run: what was rehearsed before it would keep others waiting', async () => {
    const [one, other] = [await aRequest(market, market.officer), await aRequest(market, market.officer)]
    const dry = { 'x-dry-run': 'true' }
    const both = 'mutation ($one: ID!, $other: ID!) { first: matchBulkRequest(id: $one) { outcome } second: matchBulkRequest(id: $other) { outcome } }'
    const { errors } = await market.officer.send(both, { one, other }, dry)
    expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'BAD_INPUT' } }])
    expect(await market.officer.send('mutation ($one: ID!) { matchBulkRequest(id: $one) { outcome } }', { one }, dry)).toMatchObject({ data: { matchBulkRequest: { outcome: 'OPTIMAL' } } })
  })
})

describe('comparing scenarios', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  it('shows them side by side and keeps nothing', async () => {
    const id = await aRequest(market, market.officer, { quantity: '900' })
    const { compareScenarios } = await market.officer.ask(
      `query ($id: ID!) { compareScenarios(requestId: $id, scenarios: [
        { name: "cheapest", objective: COST }, { name: "fastest", objective: EARLIEST }, { name: "one", objective: COST, options: { maxFacilities: 1 } }
      ]) { name outcome arrivesBy facilityCount cost { amount } } }`, { id })
    const [cheapest, fastest, one] = compareScenarios
    expect([cheapest, fastest, one].map(({ outcome }: any) => outcome)).toEqual(['OPTIMAL', 'OPTIMAL', 'OPTIMAL'])
    expect(fastest.arrivesBy < cheapest.arrivesBy).toBe(true)
    expect(Number(fastest.cost.amount)).toBeGreaterThan(Number(cheapest.cost.amount))
    expect(one.facilityCount).toBe(1)
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { matchPlans { totalCount } } }', { id })
    expect(bulkRequest.matchPlans.totalCount).toBe(0)
  })
})
