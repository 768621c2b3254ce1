import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { acceptedPlan, aDeal, aDealMarket, aDraftedDeal, contractOf, DRAFT_CONTRACTS, hoursBooked, SIGN, unreconciled, type DealMarket } from '../../support/deals.js'
import { aRequest, eventsAbout, held, statusOf } from '../../support/market.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

const contractRows = async (): Promise<number> => {
  const [row] = await market.app.services.reading.database.query('select count(*)::int as count from contract', [])
  return Number(row?.['count'])
}

describe('drafting the contracts of a plan', () => {
  it('is refused while a facility has not answered', async () => {
    const plan = await held(market.officer, await aRequest(market, market.officer, { quantity: '20' }))
    const before = await contractRows()
    expect(await market.officer.refusal(DRAFT_CONTRACTS, { id: plan.id })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'PLAN_IS_ACCEPTED' }] })
    expect(await contractRows()).toBe(before)
  })

  it('is refused to strangers, to the facility and to who only signs', async () => {
    const { plan } = await acceptedPlan(market, { quantity: '20' })
    const before = await contractRows()
    expect(await new Client(market.app.url).refusal(DRAFT_CONTRACTS, { id: plan.id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(DRAFT_CONTRACTS, { id: plan.id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.tangerang.manager.refusal(DRAFT_CONTRACTS, { id: plan.id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.approver.refusal(DRAFT_CONTRACTS, { id: plan.id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await contractRows()).toBe(before)
  })

  it('makes one for each facility, with its quantity, dates and value, once', async () => {
    const { plan } = await acceptedPlan(market, { quantity: '20' })
    const replies = await Promise.all([1, 2].map(() => market.officer.send(DRAFT_CONTRACTS, { id: plan.id })))
    const made = replies.find(({ errors }) => !errors)
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'RULES_BROKEN'])
    expect(made?.data?.['draftContracts']).toMatchObject([{
      status: 'PENDING', form: 'CONTRACT', value: plan.awards[0].value, lines: [{ ordered: '20', planned: '20', unitPrice: { amount: '70000' } }],
    }])
  })

  it('changes nothing in a dry run', async () => {
    const { plan } = await acceptedPlan(market, { quantity: '20' })
    const before = await contractRows()
    expect((await market.officer.ask(DRAFT_CONTRACTS, { id: plan.id }, { 'x-dry-run': 'true' }))['draftContracts']).toHaveLength(1)
    expect(await contractRows()).toBe(before)
  })
})

describe('signing a contract', () => {
  it('is refused to everybody but the two sides\' signatories', async () => {
    const { contract, quality } = await aDraftedDeal(market, { quantity: '20' })
    const other = await actor(market.app, { name: 'Dinas lain', kind: 'AGENCY' })
    expect(await new Client(market.app.url).refusal(SIGN, { id: contract })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await other.refusal(SIGN, { id: contract })).toMatchObject({ code: 'NOT_FOUND' })
    for (const somebody of [market.officer, market.ministry, quality]) {
      expect(await somebody.refusal(SIGN, { id: contract })).toMatchObject({ code: 'FORBIDDEN', action: 'signContract' })
    }
  })

  it('tells a stranger nothing by a version either', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    expect(await market.rival.refusal(SIGN, { id: contract, expectedVersion: 99 })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.approver.refusal(SIGN, { id: contract, expectedVersion: 99 })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 })
  })

  it('is refused to a side that has signed', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    await market.approver.ask(SIGN, { id: contract })
    expect(await market.approver.refusal(SIGN, { id: contract })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'NOT_SIGNED_BEFORE' }] })
  })

  it('books the capacity and contracts the request with the second signature', async () => {
    const deal = await aDraftedDeal(market, { quantity: '20' })
    await market.approver.ask(SIGN, { id: deal.contract })
    expect(await hoursBooked(deal)).toBe(0)
    expect(await statusOf(market.officer, deal.request)).toBe('AWARDED')
    expect((await deal.manager.ask(SIGN, { id: deal.contract }))['signContract']).toMatchObject({ status: 'ACTIVE' })
    expect(await hoursBooked(deal)).toBeCloseTo(20 / 8.5, 4)
    expect(await statusOf(market.officer, deal.request)).toBe('CONTRACTED')
    expect(await eventsAbout(market, deal.contract)).toEqual(['ContractDrafted', 'ContractSigned', 'ContractSigned', 'ContractActivated'])
    expect(await unreconciled(deal)).toEqual([])
  })

  it('makes the contract active once when both sign at the same moment', async () => {
    const deal = await aDraftedDeal(market, { quantity: '20' })
    await Promise.all([market.approver.ask(SIGN, { id: deal.contract }), deal.manager.ask(SIGN, { id: deal.contract })])
    expect(await contractOf(deal)).toMatchObject({ status: 'ACTIVE' })
    expect((await eventsAbout(market, deal.contract)).filter((type) => type === 'ContractActivated')).toHaveLength(1)
    expect(await hoursBooked(deal)).toBeCloseTo(20 / 8.5, 4)
  })

  it('is done once when the client repeats it with the same key', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await market.approver.send(SIGN, { id: contract }, key)
    const second = await market.approver.send(SIGN, { id: contract }, key)
    expect(second.data).toEqual(first.data)
    expect(second.extensions).toMatchObject({ replayed: true })
    expect((await eventsAbout(market, contract)).filter((type) => type === 'ContractSigned')).toHaveLength(1)
  })

  it('is refused when it is active', async () => {
    const { contract } = await aDeal(market, { quantity: '20' })
    expect(await market.approver.refusal(SIGN, { id: contract })).toMatchObject({ code: 'WRONG_STATE', current: 'ACTIVE' })
  })
})
