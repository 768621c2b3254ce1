import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../../support/client.js'
import {
  aDeal, aDealMarket, ARRIVE, arrived, CONFIRM_RECEIPT, contractOf, DISPATCH, later, LOSE, PACK, PLAN_WORK, produced, RECEIVE, received, RETURN, unreconciled,
  type Deal, type DealMarket,
} from '../../support/deals.js'
import { eventsAbout, statusOf } from '../../support/market.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

const packing = ({ contract, line }: Deal, quantity: string, more: object[] = []) => ({ input: { contractId: contract, lines: [{ lineId: line, quantity }, ...more] } })
const handover = ({ line }: Deal, shipmentId: string, outcome: object) => ({ input: { shipmentId, lines: [{ lineId: line, ...outcome }] } })

async function readyDeal(quantity = '20'): Promise<Deal> {
  const deal = await aDeal(market, { quantity })
  await produced(deal)
  return deal
}

describe('shipping ready goods', () => {
  it('is refused to strangers, to the buyer and to who does not ship', async () => {
    const deal = await readyDeal()
    expect(await new Client(market.app.url).refusal(PACK, packing(deal, '20'))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(PACK, packing(deal, '20'))).toMatchObject({ code: 'NOT_FOUND' })
    for (const somebody of [market.officer, deal.manager]) expect(await somebody.refusal(PACK, packing(deal, '20'))).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each([
    ['more than is ready', '20.5', 'NOT_MORE_THAN_READY'], ['nothing', '0', 'MORE_THAN_NOTHING'], ['what cannot be measured', '1.1234567', 'MEASURED'],
  ])('is refused for %s', async (_what, quantity, code) => {
    const deal = await readyDeal()
    expect(await deal.dispatcher.refusal(PACK, packing(deal, quantity))).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code }] })
  })

  it('is refused for a foreign line, and for a line twice', async () => {
    const deal = await readyDeal()
    const other = await readyDeal()
    expect(await deal.dispatcher.refusal(PACK, packing(deal, '5', [{ lineId: other.line, quantity: '5' }]))).toMatchObject({ rules: [{ code: 'LINES_OF_THIS_CONTRACT' }] })
    expect(await deal.dispatcher.refusal(PACK, packing(deal, '5', [{ lineId: deal.line, quantity: '5' }]))).toMatchObject({ rules: [{ code: 'EACH_LINE_ONCE' }] })
  })

  it('sends the same goods once when two dispatchers pack them at once', async () => {
    const deal = await readyDeal()
    const replies = await Promise.all([1, 2].map(() => deal.dispatcher.send(PACK, packing(deal, '15'))))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'RULES_BROKEN'])
    expect(await contractOf(deal)).toMatchObject({ lines: [{ ready: '5', inTransit: '15' }] })
    expect(await unreconciled(deal)).toEqual([])
  })

  it('goes step by step', async () => {
    const deal = await readyDeal()
    const { id } = (await deal.dispatcher.ask(PACK, packing(deal, '20')))['prepareShipment']
    expect(await deal.dispatcher.refusal(ARRIVE, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'PREPARED' })
    expect(await deal.dispatcher.refusal(LOSE, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'PREPARED' })
    expect(await market.receiver.refusal(RECEIVE, handover(deal, id, { accepted: '20' }))).toMatchObject({ code: 'WRONG_STATE', current: 'PREPARED' })
    for (const mutation of [DISPATCH, ARRIVE, LOSE, RETURN]) {
      expect(await new Client(market.app.url).refusal(mutation, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect(await market.rival.refusal(mutation, { id })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await deal.quality.refusal(mutation, { id })).toMatchObject({ code: 'FORBIDDEN' })
    }
    await deal.dispatcher.ask(DISPATCH, { id })
    await market.receiver.ask(ARRIVE, { id })
  })

  it('that comes back is ready again, and that is lost is made again', async () => {
    const deal = await readyDeal()
    const first = (await deal.dispatcher.ask(PACK, packing(deal, '12')))['prepareShipment'].id
    await deal.dispatcher.ask(DISPATCH, { id: first })
    await deal.dispatcher.ask(RETURN, { id: first })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ ready: '20', inTransit: '0' }] })
    const second = (await deal.dispatcher.ask(PACK, packing(deal, '12')))['prepareShipment'].id
    await deal.dispatcher.ask(DISPATCH, { id: second })
    await deal.dispatcher.ask(LOSE, { id: second })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ ready: '8', inTransit: '0', planned: '12' }] })
    expect(await unreconciled(deal)).toEqual([])
  })
})

describe('receiving a shipment', () => {
  it('is for the buyer\'s receiver', async () => {
    const deal = await readyDeal()
    const { id } = await arrived(deal, '20')
    expect(await new Client(market.app.url).refusal(RECEIVE, handover(deal, id, { accepted: '20' }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(RECEIVE, handover(deal, id, { accepted: '20' }))).toMatchObject({ code: 'NOT_FOUND' })
    for (const somebody of [market.officer, deal.dispatcher, market.ministry]) {
      expect(await somebody.refusal(RECEIVE, handover(deal, id, { accepted: '20' }))).toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  it.each([
    ['the parts do not add up', { accepted: '19' }, 'ADDS_UP'],
    ['a part is below nothing', { accepted: '21', rejected: '-1', rejectionReason: 'x' }, 'NOT_NEGATIVE'],
    ['something is rejected without a reason', { accepted: '19', rejected: '1' }, 'REJECTION_HAS_A_REASON'],
    ['a part cannot be measured', { accepted: '19.0000001', short: '0.9999999' }, 'MEASURED'],
  ])('is refused when %s', async (_why, outcome, code) => {
    const deal = await readyDeal()
    const { id } = await arrived(deal, '20')
    expect(await market.receiver.refusal(RECEIVE, handover(deal, id, outcome))).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code }] })
    expect(await market.receiver.refusal(RECEIVE, { input: { shipmentId: id, lines: [] } })).toMatchObject({ rules: [{ code: 'EVERY_LINE' }] })
  })

  it('happens once when two receivers sign at once', async () => {
    const deal = await readyDeal()
    const { id } = await arrived(deal, '20')
    const replies = await Promise.all([1, 2].map(() => market.receiver.send(RECEIVE, handover(deal, id, { accepted: '20' }))))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'WRONG_STATE'])
    expect(await contractOf(deal)).toMatchObject({ status: 'COMPLETED', lines: [{ accepted: '20' }] })
  })

  it('of everything completes the contract and its request', async () => {
    const deal = await readyDeal()
    const { id } = await arrived(deal, '20')
    const receipt = await received(deal, id, { accepted: '20' })
    expect(receipt.number).toMatch(/^BAST-\d{4}-\d{6}$/)
    expect(await statusOf(market.officer, deal.request)).toBe('COMPLETED')
    expect(await eventsAbout(market, deal.contract)).toEqual(expect.arrayContaining(['ShipmentReceived', 'ContractCompleted']))
    expect(await unreconciled(deal)).toEqual([])
  })

  it('in parts leaves the rest where it is', async () => {
    const deal = await readyDeal()
    await received(deal, (await arrived(deal, '5')).id, { accepted: '5' })
    expect(await contractOf(deal)).toMatchObject({ status: 'ACTIVE', lines: [{ accepted: '5', ready: '15' }] })
    await received(deal, (await arrived(deal, '15')).id, { accepted: '15' })
    expect(await contractOf(deal)).toMatchObject({ status: 'COMPLETED' })
  })

  it('turns what is rejected and short into production, which completes the contract at last', async () => {
    const deal = await readyDeal()
    await received(deal, (await arrived(deal, '20')).id, { accepted: '13', rejected: '5', short: '2', rejectionReason: 'Broken corners' })
    expect(await contractOf(deal)).toMatchObject({ status: 'ACTIVE', lines: [{ accepted: '13', rejected: '5', short: '2', planned: '7' }] })
    expect((await eventsAbout(market, deal.contract)).filter((type) => type === 'ReplacementNeeded')).toHaveLength(2)
    expect(await unreconciled(deal)).toEqual([])

    const batches = await produced(deal)
    expect(batches).toHaveLength(1)
    expect((await contractOf(deal)).workOrders.map(({ isReplacement }: any) => isReplacement)).toEqual([false, true])
    await received(deal, (await arrived(deal, '7')).id, { accepted: '7' })
    expect(await contractOf(deal)).toMatchObject({ status: 'COMPLETED', lines: [{ accepted: '20', planned: '0' }] })
    expect(await statusOf(market.officer, deal.request)).toBe('COMPLETED')
    expect(await deal.manager.refusal(PLAN_WORK, { id: deal.contract })).toMatchObject({ code: 'WRONG_STATE', current: 'COMPLETED' })
    expect(await unreconciled(deal)).toEqual([])
  })

  it('is signed by the facility too, once', async () => {
    const deal = await readyDeal()
    const { id } = await received(deal, (await arrived(deal, '20')).id, { accepted: '20' })
    expect(await new Client(market.app.url).refusal(CONFIRM_RECEIPT, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(CONFIRM_RECEIPT, { id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.receiver.refusal(CONFIRM_RECEIPT, { id })).toMatchObject({ code: 'FORBIDDEN' })
    await deal.dispatcher.ask(CONFIRM_RECEIPT, { id })
    expect(await deal.dispatcher.refusal(CONFIRM_RECEIPT, { id })).toMatchObject({ rules: [{ code: 'NOT_CONFIRMED_BEFORE' }] })
  })
})

describe('being on time', () => {
  const PROPOSE = 'mutation ($input: ProposeNewDateInput!) { proposeNewDate(input: $input) { id status } }'
  const ANSWER = (field: string) => `mutation ($id: ID!) { ${field}(id: $id) { status } }`
  const proposal = (deal: Deal, proposedOn: string) => ({ input: { contractLineId: deal.line, proposedOn, reason: 'The mould broke' } })

  /** Ready on the last day of January; what was promised lies weeks before. */
  async function lateDeal(): Promise<Deal & { promisedOn: string }> {
    const deal = await readyDeal()
    later(market, 40)
    return { ...deal, promisedOn: (await contractOf(deal)).lines[0].promisedOn }
  }

  it('is measured on arrival against the promised day', async () => {
    const deal = await lateDeal()
    const { daysLate } = await arrived(deal, '20')
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(market.app.services.now())
    expect(daysLate).toBe((Date.parse(today) - Date.parse(deal.promisedOn)) / 86_400_000)
    expect(daysLate).toBeGreaterThan(0)
  })

  it('is not changed by a new day that the buyer refuses, and is by one that they accept', async () => {
    const deal = await lateDeal()
    expect(await market.officer.refusal(PROPOSE, proposal(deal, '2027-03-01'))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await deal.manager.refusal(PROPOSE, proposal(deal, deal.promisedOn))).toMatchObject({ rules: [{ code: 'LATER_THAN_PROMISED' }, { code: 'NOT_IN_THE_PAST' }] })
    const refused = (await deal.manager.ask(PROPOSE, proposal(deal, '2027-03-01')))['proposeNewDate'].id
    expect(await deal.manager.refusal(PROPOSE, proposal(deal, '2027-03-02'))).toMatchObject({ code: 'CONFLICT' })
    expect(await deal.manager.refusal(ANSWER('acceptNewDate'), { id: refused })).toMatchObject({ code: 'FORBIDDEN' })
    await market.officer.ask(ANSWER('refuseNewDate'), { id: refused })
    expect((await arrived(deal, '8')).daysLate).toBeGreaterThan(0)

    const accepted = (await deal.manager.ask(PROPOSE, proposal(deal, '2027-03-01')))['proposeNewDate'].id
    await market.officer.ask(ANSWER('acceptNewDate'), { id: accepted })
    expect(await market.officer.refusal(ANSWER('refuseNewDate'), { id: accepted })).toMatchObject({ code: 'WRONG_STATE', current: 'ACCEPTED' })
    expect((await contractOf(deal)).lines).toMatchObject([{ promisedOn: deal.promisedOn, revisedOn: '2027-03-01' }])
    expect((await arrived(deal, '8')).daysLate).toBe(0)
  })
})
