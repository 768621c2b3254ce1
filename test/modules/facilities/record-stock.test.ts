import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdCapacity } from '../../../src/modules/facilities/index.js'
import { newId } from '../../../src/platform/id.js'
import { actor } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aProduct, aWorkshop, inTransaction, type Workshop } from '../../support/workshop.js'

const RECORD = 'mutation ($input: RecordStockInput!) { recordStock(input: $input) { id version quantity free held booked serial attributes } }'
const ADJUST = 'mutation ($id: ID!, $input: AdjustStockInput!) { adjustStock(id: $id, input: $input) { version quantity free } }'

describe('stock', () => {
  let app: TestApp
  let workshop: Workshop
  let painting: string
  const given = (changes: Record<string, unknown> = {}) => ({
    input: {
      facilityId: workshop.facility, productId: workshop.product, qualityClass: 'D', quantity: '250.5', producedOn: '2026-11-01', unitPrice: { amount: '70000', currency: 'IDR' }, ...changes,
    },
  })
  const work = (changes: Record<string, unknown> = {}) => given({
    productId: painting, qualityClass: null, quantity: '1', serial: 'CRB-2026-001', attributes: { title: 'Pasar pagi', medium: 'leather offcuts', size: '60 × 40 cm' }, ...changes,
  })

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    workshop = await aWorkshop(app)
    painting = await aProduct(workshop.ministry, { name: 'Painting', kind: 'UNIQUE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0 })
  })
  afterAll(() => app.close())

  it.each([
    ['nothing', { quantity: '0' }, ['SOME_QUANTITY']],
    ['a class that the product does not have', { qualityClass: 'K-100' }, ['CLASS_OF_THE_PRODUCT']],
    ['a day to come', { producedOn: '2026-11-25' }, ['MADE_ALREADY']],
    ['more digits than can be kept', { quantity: '0.1234567' }, ['COUNTABLE']],
    ['too many attributes', { attributes: { text: 'x'.repeat(5_000) } }, ['SHORT_ATTRIBUTES']],
  ])('is not recorded with %s', async (_, changes, rules) => {
    expect((await workshop.manager.refusal(RECORD, given(changes)))['rules'].map(({ code }: any) => code)).toEqual(rules)
  })

  it('of unique works is one piece with a serial, and no serial is used twice in a facility', async () => {
    expect((await workshop.manager.refusal(RECORD, work({ quantity: '2', serial: null })))['rules'].map(({ code }: any) => code)).toEqual(['ONE_OF_A_KIND', 'SERIAL_OF_A_UNIQUE_WORK'])
    expect((await workshop.manager.ask(RECORD, work()))['recordStock']).toMatchObject({ quantity: '1', free: '1', serial: 'CRB-2026-001', attributes: { title: 'Pasar pagi' } })
    expect(await workshop.manager.refusal(RECORD, work())).toMatchObject({ code: 'CONFLICT', constraint: 'stock_item__serial' })
  })

  it('is recorded and counted by the facility\'s production manager only', async () => {
    const [stranger, dispatcher] = await Promise.all([
      actor(app, { name: 'Lapas lain', kind: 'FACILITY' }),
      actor(app, { name: 'Dispatcher', kind: 'FACILITY', roles: ['DISPATCHER'], organizationId: workshop.manager.organizationId }),
    ])
    const { recordStock } = await workshop.manager.ask(RECORD, given())
    for (const one of [stranger, dispatcher, workshop.ministry]) {
      expect(await one.refusal(RECORD, given())).toMatchObject({ code: 'FORBIDDEN' })
      expect(await one.refusal(ADJUST, { id: recordStock.id, input: { quantity: '1', reason: 'count' } })).toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  it('is never counted below what is reserved, and the reason of a change is kept', async () => {
    const { recordStock: { id } } = await workshop.manager.ask(RECORD, given())
    const planId = newId()
    await inTransaction({ em: app.services.orm.em, now: app.clock.now() }, (tx) => holdCapacity(tx, planId, [{ allocationId: newId(), stockItem: id, quantity: '100' }]))
    const adjust = (quantity: string, expectedVersion?: number) => ({ id, input: { quantity, reason: 'Pecah saat dipindah', expectedVersion } })
    expect(await workshop.manager.refusal(ADJUST, adjust('99.5'))).toMatchObject({ rules: [{ code: 'STOCK_IN_USE', data: { inUse: '100', planIds: [planId], contractIds: [] } }] })
    expect(await workshop.manager.refusal(ADJUST, adjust('-1'))).toMatchObject({ rules: [{ code: 'STOCK_IN_USE' }, { code: 'COUNTABLE' }] })
    const replies = await Promise.all([workshop.manager.send(ADJUST, adjust('240', 1)), workshop.manager.send(ADJUST, adjust('230', 1))])
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'STALE_VERSION'])
    const [event] = await app.services.reading.database.query('select payload from event where subject_id = $1 and type = $2', [id, 'StockAdjusted'])
    expect(event).toMatchObject({ payload: { before: '250.5', reason: 'Pecah saat dipindah' } })
  })

  it('tells buyers what is free, and the facility and the authority what is held', async () => {
    const buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    const HELD = 'query ($product: UUID!) { stockItems(filter: { product: $product }, orderBy: NEWEST, first: 1) { edges { node { free held booked reservations { totalCount edges { node { kind amount } } } } } } }'
    const seen = async (client: typeof buyer): Promise<any> => (await client.ask(HELD, { product: workshop.product }))['stockItems'].edges[0].node
    expect(await seen(buyer)).toMatchObject({ held: null, booked: null, reservations: { totalCount: 0, edges: [] } })
    for (const client of [workshop.manager, workshop.ministry]) {
      expect(await seen(client)).toMatchObject({ held: '100', booked: '0', reservations: { totalCount: 1, edges: [{ node: { kind: 'HOLD', amount: '100' } }] } })
    }
  })
})
