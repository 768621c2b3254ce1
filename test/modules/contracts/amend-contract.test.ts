import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../../support/client.js'
import {
  aDeal, aDealMarket, contractOf, FINISH, hoursBooked, PLAN_WORK, produced, PROGRESS, received, arrived, RELEASE_BATCH, START, unreconciled, type Deal, type DealMarket,
} from '../../support/deals.js'
import { works } from '../../support/market.js'
import type { Input } from '../../support/requests.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

const PROPOSE = 'mutation ($input: ProposeAmendmentInput!) { proposeAmendment(input: $input) { id number status changes proposedBy { id } } }'
const ACCEPT = 'mutation ($id: ID!) { acceptAmendment(id: $id) { id status contract { revision value { amount } } } }'
const REJECT = 'mutation ($id: ID!, $reason: String! = "It does not fit our plan") { rejectAmendment(id: $id, reason: $reason) { status } }'

const proposal = ({ contract, line }: Deal, change: Input): { input: Input } =>
  ({ input: { contractId: contract, rationale: 'The street became longer', changes: [{ lineId: line, ...change }] } })

async function proposed(deal: Deal, change: Input): Promise<string> {
  return (await market.officer.ask(PROPOSE, proposal(deal, change)))['proposeAmendment'].id
}

describe('proposing an amendment', () => {
  it('is refused to who does not take part', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    expect(await new Client(market.app.url).refusal(PROPOSE, proposal(deal, { ordered: '30' }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(PROPOSE, proposal(deal, { ordered: '30' }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await deal.dispatcher.refusal(PROPOSE, proposal(deal, { ordered: '30' }))).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each([
    ['says nothing', {}, 'CHANGES_SOMETHING'],
    ['is about another contract\'s line', { lineId: '01900000-0000-7000-8000-000000000000', ordered: '30' }, 'LINES_OF_THIS_CONTRACT'],
    ['has more digits than are stored', { ordered: '30.1234567' }, 'MEASURED'],
    ['has a price below nothing', { unitPrice: '-1' }, 'PAYABLE_PRICE'],
    ['has a price that cannot be stored', { unitPrice: '1.23456' }, 'PAYABLE_PRICE'],
    ['is for a day that has passed', { promisedOn: '2026-11-24' }, 'DATE_IN_FUTURE'],
    ['orders less than nothing', { ordered: '-1' }, 'NOT_LESS_THAN_BEGUN'],
  ])('is refused when it %s', async (_why, change, code) => {
    const deal = await aDeal(market, { quantity: '20' })
    expect(await market.officer.refusal(PROPOSE, proposal(deal, change))).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code }] })
  })

  it('is refused for a line twice, and while another one waits', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { input } = proposal(deal, { ordered: '30' })
    expect(await market.officer.refusal(PROPOSE, { input: { ...input, changes: [...input['changes'], ...input['changes']] } }))
      .toMatchObject({ rules: [{ code: 'EACH_LINE_ONCE' }] })
    await proposed(deal, { ordered: '30' })
    expect(await market.officer.refusal(PROPOSE, { input })).toMatchObject({ rules: [{ code: 'ONE_AT_A_TIME' }] })
  })

  it('is refused below what is begun, with the figure', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { planWorkOrders } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    await deal.manager.ask(RELEASE_BATCH, { id: planWorkOrders[0].batches[0].id })
    await deal.manager.ask(START, { id: planWorkOrders[0].batches[0].id })
    expect(await market.officer.refusal(PROPOSE, proposal(deal, { ordered: '19' })))
      .toMatchObject({ rules: [{ code: 'NOT_LESS_THAN_BEGUN', data: { begun: '20', unit: 'MTK' } }] })
  })
})

describe('answering an amendment', () => {
  it('is refused to the side that proposed it and to strangers', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const id = await proposed(deal, { ordered: '30' })
    for (const mutation of [ACCEPT, REJECT]) {
      expect(await new Client(market.app.url).refusal(mutation, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect(await market.rival.refusal(mutation, { id })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await market.approver.refusal(mutation, { id })).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await deal.manager.refusal(REJECT, { id, reason: '' })).toMatchObject({ rules: [{ code: 'REASON_GIVEN' }] })
  })

  it('leaves the contract as it is when it is rejected', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const id = await proposed(deal, { ordered: '30', unitPrice: '1' })
    expect(await deal.manager.ask(REJECT, { id })).toEqual({ rejectAmendment: { status: 'REJECTED' } })
    expect(await contractOf(deal)).toMatchObject({ revision: 1, lines: [{ ordered: '20' }] })
    expect(await deal.manager.refusal(ACCEPT, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'REJECTED' })
  })

  it('reserves capacity for more, which is then produced without reserving it again', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { value } = await contractOf(deal)
    await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    const id = await proposed(deal, { ordered: '60' })
    expect(await deal.manager.ask(ACCEPT, { id })).toMatchObject({
      acceptAmendment: { status: 'ACCEPTED', contract: { revision: 2, value: { amount: String(Number(value.amount) + 40 * 70_000) } } },
    })
    expect(await hoursBooked(deal)).toBeCloseTo(60 / 8.5, 4)
    const { verifyMatchPlan } = await market.officer.ask('query ($id: ID!) { verifyMatchPlan(id: $id) { accepted violations { message } } }', { id: deal.plan })
    expect(verifyMatchPlan, 'what was added is no part of the plan').toEqual({ accepted: true, violations: [] })
    const { planWorkOrders } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    expect(planWorkOrders).toMatchObject([{ quantity: '40', isReplacement: false }])
    expect(await hoursBooked(deal)).toBeCloseTo(60 / 8.5, 4)
    expect(await unreconciled(deal)).toEqual([])
  })

  it('makes no more in a day than the facility may, what its contracts make included', async () => {
    const only = await works(market, { name: 'Lapas Kelas C', at: [-6.2, 106.7], region: '36.71', price: '80000', qualityClass: 'C', extra: { maximumPerDay: '10' } })
    const deal = await aDeal({ ...market, bogor: only }, { quantity: '100', qualityClass: 'C' })
    await deal.manager.ask(ACCEPT, { id: await proposed(deal, { ordered: '140', promisedOn: '2027-02-01' }) })
    const days = await market.app.services.reading.database.query('select sum(quantity)::float8 as made from allocation where production_line_id = $1 group by day', [only.line])
    expect(days.reduce((sum, { made }) => sum + Number(made), 0)).toBe(140)
    expect(Math.max(...days.map(({ made }) => Number(made)))).toBe(10)
  })

  it('is refused when the facility has no capacity in time, with what it has, and changes nothing', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const before = await contractOf(deal)
    const id = await proposed(deal, { ordered: '900000' })
    expect(await deal.manager.refusal(ACCEPT, { id })).toMatchObject({
      code: 'RULES_BROKEN', rules: [{ code: 'NOT_ENOUGH_CAPACITY', data: { quantity: '899980', unit: 'MTK' } }], shortfall: { unit: 'MTK' },
    })
    expect(await contractOf(deal)).toEqual(before)
  })

  it('gives back the latest days for less, and shrinks the batches', async () => {
    const deal = await aDeal(market, { quantity: '100' })
    await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    const booked = await hoursBooked(deal)
    const id = await proposed(deal, { ordered: '30' })
    await deal.manager.ask(ACCEPT, { id })
    expect(await hoursBooked(deal)).toBeLessThan(booked)
    const { lines, workOrders } = await contractOf(deal)
    expect(lines).toMatchObject([{ ordered: '100', cancelled: '70', planned: '30' }])
    const waiting = workOrders.flatMap(({ batches }: any) => batches).filter(({ status }: any) => status === 'PLANNED')
    expect(waiting.reduce((sum: number, { quantity }: any) => sum + Number(quantity), 0)).toBe(30)
    expect(await unreconciled(deal)).toEqual([])
  })

  it('changes price and date, with the promised day kept beside the revised one', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { lines: [before], value } = await contractOf(deal)
    await deal.manager.ask(ACCEPT, { id: await proposed(deal, { unitPrice: '71000', promisedOn: '2027-03-01' }) })
    expect(await contractOf(deal)).toMatchObject({
      value: { amount: String(Number(value.amount) + 20_000) }, lines: [{ promisedOn: before.promisedOn, revisedOn: '2027-03-01' }],
    })
  })

  it('completes the contract when it leaves nothing to deliver', async () => {
    const deal = await aDeal(market, { quantity: '100' })
    const batches = await produced(deal)
    expect(batches.length).toBeGreaterThan(0)
    const { id } = await arrived(deal, '100')
    await received(deal, id, { accepted: '90', rejected: '10', rejectionReason: 'Broken corners' })
    await deal.manager.ask(ACCEPT, { id: await proposed(deal, { ordered: '90' }) })
    expect(await contractOf(deal)).toMatchObject({ status: 'COMPLETED', lines: [{ accepted: '90', cancelled: '10' }] })
    expect(await unreconciled(deal)).toEqual([])
  })

  it('is given once when both answers come at once', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const id = await proposed(deal, { ordered: '25' })
    const replies = await Promise.all([deal.manager.send(ACCEPT, { id }), deal.manager.send(REJECT, { id })])
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'WRONG_STATE'])
  })
})

describe('a batch of an amended contract', () => {
  it('that makes less than planned leaves the rest to be made again', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { planWorkOrders: [{ batches: [batch] }] } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
    await deal.manager.ask(RELEASE_BATCH, { id: batch.id })
    await deal.manager.ask(START, { id: batch.id })
    await deal.manager.ask(PROGRESS, { id: batch.id, made: '15' })
    await deal.manager.ask(FINISH, { id: batch.id })
    const again = (await deal.manager.ask(PLAN_WORK, { id: deal.contract }))['planWorkOrders']
    expect(again).toMatchObject([{ quantity: '5', isReplacement: true }])
    expect(await unreconciled(deal)).toEqual([])
  })
})
