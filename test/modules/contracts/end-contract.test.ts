import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../../support/client.js'
import {
  acceptedPlan, aDeal, aDealMarket, aDraftedDeal, arrived, contractOf, DRAFT_CONTRACTS, FINISH, hoursBooked, later, PLAN_WORK, produced, PROGRESS, received, RELEASE_BATCH,
  SIGN, START, unreconciled, worksOf, type DealMarket,
} from '../../support/deals.js'
import { eventsAbout, hoursHeld, matched, planInForce, statusOf } from '../../support/market.js'
import { CANCEL as CANCEL_REQUEST } from '../../support/requests.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

const CANCEL = 'mutation ($id: ID!, $reason: String! = "The budget was withdrawn") { cancelContract(id: $id, reason: $reason) { status reason } }'
const TERMINATE = `mutation ($id: ID!, $reason: String! = "The street is not built") {
  terminateContract(id: $id, reason: $reason) { status finishedValue { amount } lines { cancelled planned inProduction ready accepted } } }`

describe('cancelling a contract', () => {
  it('is refused to who does not take part, and without a reason', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    expect(await new Client(market.app.url).refusal(CANCEL, { id: contract })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(CANCEL, { id: contract })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.ministry.refusal(CANCEL, { id: contract })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await market.officer.refusal(CANCEL, { id: contract, reason: ' ' })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'REASON_GIVEN', path: ['reason'] }] })
  })

  it('is refused after both have signed', async () => {
    const { contract } = await aDeal(market, { quantity: '20' })
    expect(await market.officer.refusal(CANCEL, { id: contract })).toMatchObject({ code: 'WRONG_STATE', current: 'ACTIVE' })
  })

  it('gives its hours back, and opens the request for matching when it was the last', async () => {
    const before = await hoursHeld(market, market.tangerang)
    const { contract, request } = await aDraftedDeal(market, { quantity: '20' })
    expect(await market.officer.ask(CANCEL, { id: contract })).toMatchObject({ cancelContract: { status: 'CANCELLED', reason: 'The budget was withdrawn' } })
    expect(await hoursHeld(market, market.tangerang)).toBeCloseTo(before, 5)
    expect(await statusOf(market.officer, request)).toBe('PUBLISHED')
    expect(await planInForce(market.officer, request)).toBeNull()
    expect((await matched(market.officer, request)).outcome).toBe('OPTIMAL')
  })

  it('leaves the other contracts of the request as they are, which then are all of it', async () => {
    const { plan, request } = await acceptedPlan(market, { quantity: '700', until: '2027-01-06' })
    const { draftContracts: [kept, ...others] } = await market.officer.ask(DRAFT_CONTRACTS, { id: plan.id })
    expect(others.length).toBeGreaterThan(0)
    await market.approver.ask(SIGN, { id: kept.id })
    await worksOf(market, kept.facility.id).manager.ask(SIGN, { id: kept.id })
    expect(await statusOf(market.officer, request)).toBe('AWARDED')
    expect(await market.officer.refusal(CANCEL_REQUEST, { id: request, input: { reason: 'The budget was withdrawn' } }))
      .toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'NO_CONTRACT_IN_FORCE', data: { contracts: [kept.id] } }] })

    for (const { id } of others) await market.officer.ask(CANCEL, { id })
    expect(await statusOf(market.officer, request)).toBe('CONTRACTED')
    const { contracts } = (await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { contracts { edges { node { id status } } } } }', { id: request }))['bulkRequest']
    expect(new Map(contracts.edges.map(({ node }: any) => [node.id, node.status]))).toEqual(new Map([[kept.id, 'ACTIVE'], ...others.map(({ id }: any) => [id, 'CANCELLED'])]))
  })

  it('happens, or a signature does, when both come at once; never half of each', async () => {
    const deal = await aDraftedDeal(market, { quantity: '20' })
    await market.approver.ask(SIGN, { id: deal.contract })
    const replies = await Promise.all([deal.manager.send(SIGN, { id: deal.contract }), market.officer.send(CANCEL, { id: deal.contract })])
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'WRONG_STATE'])
    const { status } = await contractOf(deal)
    expect(await hoursBooked(deal) > 0).toBe(status === 'ACTIVE')
    expect(await unreconciled(deal)).toEqual([])
  })
})

describe('cancelling a request that has contracts', () => {
  const input = { reason: 'The budget was withdrawn' }

  it('takes those along that are not signed', async () => {
    const before = await hoursHeld(market, market.tangerang)
    const deal = await aDraftedDeal(market, { quantity: '20' })
    await market.approver.ask(SIGN, { id: deal.contract })
    await market.officer.ask(CANCEL_REQUEST, { id: deal.request, input })
    expect(await contractOf(deal)).toMatchObject({ status: 'CANCELLED', reason: input.reason })
    expect(await hoursHeld(market, market.tangerang)).toBeCloseTo(before, 5)
    expect(await eventsAbout(market, deal.contract)).toContain('ContractCancelled')
  })
})

describe('terminating a contract', () => {
  it('is refused to everybody but the buyer\'s approver, before both have signed, and without a reason', async () => {
    const drafted = await aDraftedDeal(market, { quantity: '20' })
    expect(await market.approver.refusal(TERMINATE, { id: drafted.contract })).toMatchObject({ code: 'WRONG_STATE', current: 'PENDING' })
    const { contract, manager } = await aDeal(market, { quantity: '20' })
    expect(await new Client(market.app.url).refusal(TERMINATE, { id: contract })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(TERMINATE, { id: contract })).toMatchObject({ code: 'NOT_FOUND' })
    for (const somebody of [manager, market.officer, market.ministry]) {
      expect(await somebody.refusal(TERMINATE, { id: contract })).toMatchObject({ code: 'FORBIDDEN', action: 'terminateContract' })
    }
    expect(await market.approver.refusal(TERMINATE, { id: contract, reason: 'no' })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'REASON_GIVEN' }] })
  })

  it('cancels what is not begun, gives its days back and closes the request', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { planWorkOrders } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    expect(await market.approver.ask(TERMINATE, { id: deal.contract })).toMatchObject({
      terminateContract: { status: 'TERMINATED', finishedValue: { amount: '0' }, lines: [{ cancelled: '20', planned: '0' }] },
    })
    expect(await hoursBooked(deal)).toBe(0)
    expect((await contractOf(deal)).workOrders).toMatchObject([{ status: 'CANCELLED', batches: [{ status: 'CANCELLED' }] }])
    expect(await deal.manager.refusal(RELEASE_BATCH, { id: planWorkOrders[0].batches[0].id })).toMatchObject({ code: 'WRONG_STATE', current: 'TERMINATED' })
    expect(await statusOf(market.officer, deal.request)).toBe('COMPLETED')
    expect(await unreconciled(deal)).toEqual([])
  })

  it('pays what is finished, and what is in production when it is finished', async () => {
    const deal = await aDeal(market, { quantity: '100' })
    const { planWorkOrders } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    const [first] = planWorkOrders[0].batches
    await deal.manager.ask(RELEASE_BATCH, { id: first.id })
    await deal.manager.ask(START, { id: first.id })
    const rest = String(100 - Number(first.quantity))
    expect(await market.approver.ask(TERMINATE, { id: deal.contract })).toMatchObject({
      terminateContract: { finishedValue: { amount: '0' }, lines: [{ cancelled: rest, inProduction: first.quantity }] },
    })
    expect(await statusOf(market.officer, deal.request)).toBe('CONTRACTED')

    await deal.manager.ask(PROGRESS, { id: first.id, made: '10' })
    await deal.manager.ask(FINISH, { id: first.id })
    await deal.quality.ask('mutation ($id: ID!) { passBatch(id: $id, findings: "Within tolerance") { id } }', { id: first.id })
    later(market, 28)
    await deal.quality.ask('mutation ($id: ID!) { markBatchReady(id: $id) { id } }', { id: first.id })
    expect(await contractOf(deal)).toMatchObject({ finishedValue: { amount: '700000' }, lines: [{ ready: '10', cancelled: '90' }] })

    const shipment = await arrived(deal, '10')
    await received(deal, shipment.id, { accepted: '9', rejected: '1', rejectionReason: 'Broken corners' })
    expect(await contractOf(deal)).toMatchObject({ status: 'TERMINATED', finishedValue: { amount: '630000' }, lines: [{ accepted: '9', rejected: '1', cancelled: '91', planned: '0' }] })
    expect(await statusOf(market.officer, deal.request)).toBe('COMPLETED')
    expect(await unreconciled(deal)).toEqual([])
  })

  it('is refused when everything was delivered', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    await produced(deal)
    const { id } = await arrived(deal, '20')
    await received(deal, id, { accepted: '20' })
    expect(await market.approver.refusal(TERMINATE, { id: deal.contract })).toMatchObject({ code: 'WRONG_STATE', current: 'COMPLETED' })
  })
})
