import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDeal, aDealMarket, arrived, contractOf, DISCARD, later, PACK, PLAN_WORK, produced, received, RELEASE_BATCH, SIGN, aDraftedDeal, unreconciled, type Deal, type DealMarket } from '../../support/deals.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

/** The market's product becomes another kind for the contracts that follow. */
async function productIs(columns: string): Promise<void> {
  await market.app.services.orm.em.fork().getConnection().execute(`update product set ${columns} where id = ?`, [market.paving])
}
const pack = ({ contract, line }: Deal, quantity: string) => ({ input: { contractId: contract, lines: [{ lineId: line, quantity }] } })

describe('a product that spoils', () => {
  it('is not shipped when it would arrive too old, with the days; what is too old is discarded and made again', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    await productIs(`kind = 'PERISHABLE', shelf_life_days = 60, minimum_remaining_life_percent = 50`)
    try {
      const [batch] = await produced(deal)
      later(market, 3)
      expect(await deal.dispatcher.refusal(PACK, pack(deal, '20'))).toMatchObject({
        code: 'RULES_BROKEN', rules: [{ code: 'FRESH_ON_ARRIVAL', data: { bestBefore: '2027-01-23', lastArrival: '2026-12-24' } }],
      })
      await deal.quality.ask(DISCARD, { id: batch.id })
      expect(await contractOf(deal)).toMatchObject({ lines: [{ ready: '0', planned: '20', scrapped: '20' }] })
    } finally {
      await productIs(`kind = 'COMMODITY', shelf_life_days = null, minimum_remaining_life_percent = null`)
    }
  })
})

describe('a product that is made to order', () => {
  const SUBMIT = 'mutation ($id: ID!, $description: String! = "One house, at the gate") { submitSample(id: $id, description: $description) { sample } }'
  const APPROVE = 'mutation ($id: ID!) { approveSample(id: $id) { sample } }'
  const REFUSE = 'mutation ($id: ID!, $reason: String! = "The roof is too steep") { refuseSample(id: $id, reason: $reason) { sample sampleNote } }'

  it('is not begun before the buyer has approved the sample, which holds for what is made again', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    await productIs('requires_sample = true')
    try {
      const { planWorkOrders: [order] } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
      expect(order.sample).toBe('AWAITED')
      const release = { id: order.batches[0].id }
      expect(await deal.manager.refusal(RELEASE_BATCH, release)).toMatchObject({ rules: [{ code: 'SAMPLE_APPROVED', data: { sample: 'AWAITED' } }] })
      expect(await market.officer.refusal(APPROVE, { id: order.id })).toMatchObject({ code: 'WRONG_STATE', current: 'AWAITED' })
      expect(await market.officer.refusal(SUBMIT, { id: order.id })).toMatchObject({ code: 'FORBIDDEN' })
      expect(await deal.manager.refusal(SUBMIT, { id: order.id, description: '' })).toMatchObject({ rules: [{ code: 'REASON_GIVEN', path: ['description'] }] })
      await deal.manager.ask(SUBMIT, { id: order.id })
      expect(await deal.manager.refusal(APPROVE, { id: order.id })).toMatchObject({ code: 'FORBIDDEN' })
      expect(await market.officer.ask(REFUSE, { id: order.id })).toEqual({ refuseSample: { sample: 'REFUSED', sampleNote: 'The roof is too steep' } })
      expect(await deal.manager.refusal(RELEASE_BATCH, release)).toMatchObject({ rules: [{ code: 'SAMPLE_APPROVED', data: { sample: 'REFUSED' } }] })
      await deal.manager.ask(SUBMIT, { id: order.id })
      await market.officer.ask(APPROVE, { id: order.id })
      expect(await deal.manager.ask(RELEASE_BATCH, release)).toMatchObject({ releaseBatch: { status: 'RELEASED' } })
    } finally {
      await productIs('requires_sample = false')
    }
  })
})

describe('goods from stock', () => {
  const RECORD = `mutation ($input: RecordStockInput!) { recordStock(input: $input) { id } }`
  const STOCK = 'query ($id: ID!) { stockItem(id: $id) { quantity held booked } }'

  /** As cheap as nothing, so that every plan takes it. */
  async function stocked(quantity: string): Promise<string> {
    const { manager, facility } = market.tangerang
    return (await manager.ask(RECORD, {
      input: { facilityId: facility, productId: market.paving, qualityClass: 'D', quantity, producedOn: '2026-10-01', unitPrice: { amount: '1', currency: 'IDR' } },
    }))['recordStock'].id
  }
  const stockOf = async (id: string): Promise<any> => (await market.tangerang.manager.ask(STOCK, { id }))['stockItem']

  it('are ready with the second signature, leave the stock when they are packed, and need no production', async () => {
    const id = await stocked('20')
    const deal = await aDraftedDeal(market, { quantity: '20' })
    await market.approver.ask(SIGN, { id: deal.contract })
    await deal.manager.ask(SIGN, { id: deal.contract })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ planned: '0', ready: '20' }] })
    expect((await deal.manager.ask(PLAN_WORK, { id: deal.contract }))['planWorkOrders']).toEqual([])
    expect(await stockOf(id)).toEqual({ quantity: '20', held: '0', booked: '20' })
    const shipment = await arrived(deal, '15')
    expect(await stockOf(id)).toEqual({ quantity: '5', held: '0', booked: '5' })
    await received(deal, shipment.id, { accepted: '15' })
    await received(deal, (await arrived(deal, '5')).id, { accepted: '5' })
    expect(await stockOf(id)).toEqual({ quantity: '0', held: '0', booked: '0' })
    expect(await contractOf(deal)).toMatchObject({ status: 'COMPLETED' })
    expect(await unreconciled(deal)).toEqual([])
  })

  it('go back to the stock when the contract is terminated', async () => {
    const id = await stocked('20')
    const deal = await aDeal(market, { quantity: '20' })
    await arrived(deal, '8')
    const { terminateContract } = await market.approver.ask(
      'mutation ($id: ID!) { terminateContract(id: $id, reason: "The street is not built") { finishedValue { amount } lines { ready inTransit cancelled } } }', { id: deal.contract })
    expect(terminateContract).toEqual({ finishedValue: { amount: '8' }, lines: [{ ready: '0', inTransit: '8', cancelled: '12' }] })
    expect(await stockOf(id)).toEqual({ quantity: '12', held: '0', booked: '0' })
    expect(await unreconciled(deal)).toEqual([])
    await market.tangerang.manager.ask('mutation ($id: ID!) { adjustStock(id: $id, input: { quantity: "0", reason: "Sold at the gate" }) { id } }', { id })
  })

  it('that are unique are not made again when they are refused', async () => {
    await stocked('1')
    const deal = await aDeal(market, { quantity: '1' })
    await productIs(`kind = 'UNIQUE'`)
    try {
      await received(deal, (await arrived(deal, '1')).id, { accepted: '0', rejected: '1', rejectionReason: 'Not as pictured' })
      expect(await contractOf(deal)).toMatchObject({ status: 'COMPLETED', lines: [{ rejected: '1', planned: '0', cancelled: '1' }] })
    } finally {
      await productIs(`kind = 'COMMODITY'`)
    }
  })
})
