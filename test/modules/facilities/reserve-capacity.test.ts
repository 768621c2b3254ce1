import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookCapacity, consumeStock, holdCapacity, releaseCapacity, unbookCapacity, type HoldItem } from '../../../src/modules/facilities/index.js'
import { newId } from '../../../src/platform/id.js'
import type { Tx } from '../../../src/platform/transaction.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aWorkshop, inTransaction, type Workshop } from '../../support/workshop.js'

const TUESDAY = '2026-12-01'
const WEDNESDAY = '2026-12-02'

describe('reserving capacity', () => {
  let app: TestApp
  let workshop: Workshop
  const run = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inTransaction({ em: app.services.orm.em, now: app.clock.now() }, work)
  const hold = (items: readonly HoldItem[], planId = newId()): Promise<void> => run((tx) => holdCapacity(tx, planId, items))
  const hours = (day: string, amount: string, allocationId = newId()): HoldItem => ({ allocationId, line: workshop.line, day, hours: amount })

  async function bucket(day: string): Promise<Record<string, string>> {
    const { productionLine } = await workshop.manager.ask(
      `query ($id: ID!, $from: Date!) { productionLine(id: $id) { capacity(from: $from, first: 1) { edges { node { day hoursAvailable hoursHeld hoursBooked hoursFree } } } } }`,
      { id: workshop.line, from: day })
    return productionLine.capacity.edges[0].node
  }

  async function aStockItem(quantity: string): Promise<string> {
    const input = {
      facilityId: workshop.facility, productId: workshop.product, qualityClass: 'D', quantity, producedOn: '2026-10-01', unitPrice: { amount: '70000', currency: 'IDR' },
    }
    return (await workshop.manager.ask('mutation ($input: RecordStockInput!) { recordStock(input: $input) { id } }', { input }))['recordStock'].id
  }

  async function stock(id: string): Promise<Record<string, string>> {
    return (await workshop.manager.ask('query ($id: ID!) { stockItem(id: $id) { quantity held booked free } }', { id }))['stockItem']
  }

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    workshop = await aWorkshop(app)
  })
  afterAll(async () => {
    expect(await workshop.ministry.ask('{ reconcileCapacity { drift { bucket stockItem } } }')).toEqual({ reconcileCapacity: { drift: [] } })
    await app.close()
  })

  it('is refused beyond what is free, tells what is left and changes nothing, not even the part that would fit', async () => {
    await expect(hold([hours(TUESDAY, '2'), hours(WEDNESDAY, '6.5')])).rejects.toMatchObject({
      code: 'CONFLICT', details: { reason: 'CAPACITY_GONE', shortfall: [{ productionLine: workshop.line, day: WEDNESDAY, asked: '6.5', free: '6' }] },
    })
    expect(await bucket(TUESDAY)).toMatchObject({ hoursHeld: '0', hoursFree: '6' })
  })

  it('is refused on days without a bucket and for stock that does not exist', async () => {
    const unknown = newId()
    await expect(hold([hours('2031-01-01', '1'), { allocationId: newId(), stockItem: unknown, quantity: '1' }])).rejects.toMatchObject({
      details: { shortfall: [{ day: '2031-01-01', free: '0' }, { stockItem: unknown, free: '0' }] },
    })
  })

  it('adds up the items that name the same bucket', async () => {
    await expect(hold([hours(TUESDAY, '3'), hours(TUESDAY, '3'), hours(TUESDAY, '0.01')])).rejects.toMatchObject({ details: { shortfall: [{ asked: '6.01' }] } })
    const planId = newId()
    const allocationId = newId()
    await hold([hours(TUESDAY, '2', allocationId), hours(TUESDAY, '1', allocationId), hours(TUESDAY, '3')], planId)
    expect(await bucket(TUESDAY)).toMatchObject({ hoursHeld: '6', hoursFree: '0' })
    await run((tx) => releaseCapacity(tx, { planId }))
    expect(await bucket(TUESDAY)).toMatchObject({ hoursHeld: '0', hoursFree: '6' })
  })

  it('gives back once, however often it is released', async () => {
    const planId = newId()
    const [kept, released] = [newId(), newId()]
    await hold([hours(TUESDAY, '2', kept), hours(TUESDAY, '3', released)], planId)
    const release = (): Promise<void> => run((tx) => releaseCapacity(tx, { planId, allocationIds: [released] }))
    await Promise.all([release(), release(), release()])
    await release()
    expect(await bucket(TUESDAY)).toMatchObject({ hoursHeld: '2', hoursFree: '4' })
    await run((tx) => releaseCapacity(tx, { planId: newId(), allocationIds: [kept] }))
    expect(await bucket(TUESDAY), 'another plan gave it back').toMatchObject({ hoursHeld: '2' })
    await run((tx) => releaseCapacity(tx, { planId }))
  })

  it('books what is held, once, and is refused when the hold is gone', async () => {
    const [planId, contractId, allocationId] = [newId(), newId(), newId()]
    await hold([hours(WEDNESDAY, '4', allocationId), hours(TUESDAY, '1', allocationId)], planId)
    const book = (contract: string): Promise<void> => run((tx) => bookCapacity(tx, { allocationIds: [allocationId], contractId: contract }))
    await Promise.all([book(contractId), book(contractId)])
    expect(await bucket(WEDNESDAY)).toMatchObject({ hoursHeld: '0', hoursBooked: '4', hoursFree: '2' })
    await expect(book(newId())).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'HOLD_GONE', allocationIds: [allocationId] } })

    await run((tx) => releaseCapacity(tx, { planId }))
    expect(await bucket(WEDNESDAY), 'a release took what is booked').toMatchObject({ hoursBooked: '4' })
    const unbook = (): Promise<void> => run((tx) => unbookCapacity(tx, { allocationIds: [allocationId], contractId }))
    await Promise.all([unbook(), unbook()])
    expect(await bucket(WEDNESDAY)).toMatchObject({ hoursBooked: '0', hoursFree: '6' })
    await expect(book(contractId)).rejects.toMatchObject({ details: { reason: 'HOLD_GONE' } })
  })

  it('never releases what was booked while the release waited', async () => {
    const [planId, contractId, allocationId] = [newId(), newId(), newId()]
    await hold([hours(WEDNESDAY, '5', allocationId)], planId)
    const outcomes = await Promise.allSettled([
      run((tx) => bookCapacity(tx, { allocationIds: [allocationId], contractId })), run((tx) => releaseCapacity(tx, { planId })),
    ])
    const booked = outcomes[0].status === 'fulfilled'
    expect(await bucket(WEDNESDAY)).toMatchObject({ hoursHeld: '0', hoursBooked: booked ? '5' : '0' })
    await run((tx) => unbookCapacity(tx, { allocationIds: [allocationId], contractId }))
  })

  it('refuses to hold the same capacity for the same allocation a second time', async () => {
    const [planId, item] = [newId(), hours(TUESDAY, '1')]
    await hold([item], planId)
    await expect(hold([item], planId)).rejects.toMatchObject({ code: 'CONFLICT', details: { constraint: 'reservation_entry__held_once' } })
    expect(await bucket(TUESDAY)).toMatchObject({ hoursHeld: '1' })
    await run((tx) => releaseCapacity(tx, { planId }))
  })

  it('takes delivered goods out of stock', async () => {
    const [item, allocationId, contractId] = [await aStockItem('100'), newId(), newId()]
    await hold([{ allocationId, stockItem: item, quantity: '80' }])
    await expect(hold([{ allocationId: newId(), stockItem: item, quantity: '21' }])).rejects.toMatchObject({ details: { shortfall: [{ stockItem: item, free: '20' }] } })
    await run((tx) => bookCapacity(tx, { allocationIds: [allocationId], contractId }))
    expect(await run((tx) => consumeStock(tx, [{ allocationId, amount: '30' }]))).toEqual(new Map([[allocationId, '30']]))
    expect(await stock(item)).toEqual({ quantity: '70', held: '0', booked: '50', free: '20' })
    expect(await run((tx) => consumeStock(tx, [{ allocationId, amount: '999' }]))).toEqual(new Map([[allocationId, '50']]))
    expect(await stock(item)).toEqual({ quantity: '20', held: '0', booked: '0', free: '20' })
  })

  it('keeps a ledger that is only added to', async () => {
    await expect(run((tx) => tx.query('update reservation_entry set amount = amount + 1'))).rejects.toMatchObject({ details: { constraint: 'reservation_entry__append_only' } })
    await expect(run((tx) => tx.query('delete from reservation_entry'))).rejects.toMatchObject({ details: { constraint: 'reservation_entry__append_only' } })
  })

  it('is guarded by the row itself', async () => {
    await expect(run((tx) => tx.query('update capacity_bucket set hours_held = hours_available + 1'))).rejects.toMatchObject({ details: { constraint: 'capacity_bucket__never_oversold' } })
    await expect(run((tx) => tx.query('update stock_item set booked = -1'))).rejects.toMatchObject({ details: { constraint: 'stock_item__never_oversold' } })
  })

  it('shows where ledger and rows disagree', async () => {
    await run((tx) => tx.query('update capacity_bucket set hours_held = 1.5 where line_id = $1 and day = $2', [workshop.line, TUESDAY]))
    expect(await workshop.ministry.ask('{ reconcileCapacity { compared drift { held booked ledgerHeld ledgerBooked stockItem } } }')).toEqual({
      reconcileCapacity: { compared: 401, drift: [{ held: '1.5', booked: '0', ledgerHeld: '0', ledgerBooked: '0', stockItem: null }] },
    })
    expect(await workshop.manager.refusal('{ reconcileCapacity { compared } }')).toMatchObject({ code: 'FORBIDDEN' })
    await run((tx) => tx.query('update capacity_bucket set hours_held = 0 where line_id = $1 and day = $2', [workshop.line, TUESDAY]))
  })
})
