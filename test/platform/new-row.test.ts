import type { ChangeSet, MikroORM } from '@mikro-orm/postgresql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../../src/app/modules.js'
import { openOrm } from '../../src/platform/database/orm.js'
import { creationOf, newRow } from '../../src/platform/database/new-row.js'
import { newId } from '../../src/platform/id.js'
import { Product } from '../../src/modules/catalogue/index.js'
import { User } from '../../src/modules/identity/index.js'
import { Organization } from '../../src/modules/organizations/index.js'
import { BulkRequest } from '../../src/modules/requests/bulk-request.entity.js'
import { DeliverySlot } from '../../src/modules/requests/delivery-slot.entity.js'
import { Lot } from '../../src/modules/requests/lot.entity.js'
import { PaymentTerm } from '../../src/modules/requests/payment-term.entity.js'
import { RequestLine } from '../../src/modules/requests/request-line.entity.js'
import { Money } from '../../src/values/money.js'
import { Quantity } from '../../src/values/quantity.js'
import { freshDatabase, type TestDatabase } from '../support/database.js'

describe('a row that is inserted without the unit of work', () => {
  let database: TestDatabase
  let orm: MikroORM
  beforeAll(async () => {
    database = await freshDatabase()
    orm = await openOrm({ url: database.url, entities })
  })
  afterAll(async () => {
    await orm.close()
    await database.drop()
  })

  const at = new Date('2026-12-01T02:03:04.005Z')
  const keys = { request: newId(), lot: newId(), line: newId(), product: newId(), buyer: newId() }
  const slot = {
    position: 1, place: 'Depot', region: '31.71', latitude: -6.2, longitude: 0.000_01, windowFrom: '2027-02-01', windowTo: '2027-02-15', askedQuantity: '10.5', quantity: '10.5',
  }
  const line = { position: 2, description: 'Stones', quantity: new Quantity('10.5', 'MTK'), baseQuantity: '10.5', baseUnit: 'MTK' }
  const request = { title: 'A street', procurementRoute: 'TENDER', currency: 'IDR', status: 'DRAFT', createdAt: at, earliestWindow: '2027-02-01', regions: ['31'], products: [newId()], productKinds: [] }

  it.each([
    ['a request with a ceiling', BulkRequest, { ...request, ceiling: new Money('1000000', 'IDR') }, { buyer: Organization, createdBy: User }],
    ['a request without one, of nobody', BulkRequest, { ...request, ceiling: null, createdBy: null }, { buyer: Organization }],
    ['a lot', Lot, { position: 1, title: 'Lot' }, { request: BulkRequest }],
    ['a payment term', PaymentTerm, { position: 1, milestone: 'ON_RECEIPT', days: null, percent: '100' }, { request: BulkRequest, lot: Lot }],
    ['a line with lists', RequestLine, { ...line, regions: ['31', '36.71'], priceCeiling: new Money('70000.25', 'IDR') }, { request: BulkRequest, buyer: Organization, lot: Lot, product: Product }],
    ['a line without anything optional', RequestLine, { ...line, priceCeiling: null }, { request: BulkRequest, buyer: Organization, lot: Lot, product: Product }],
    ['a slot', DeliverySlot, slot, { request: BulkRequest, line: RequestLine }],
  ])('is written as the ORM would write it: %s', (_what, entity: new () => object, values, relations) => {
    const em = orm.em.fork()
    const id = newId()
    const references = Object.fromEntries(Object.entries(relations).map(([name, to]) => [name, em.getReference(to as never, (keys as Record<string, string>)[name] ?? newId())]))
    em.persist(Object.assign(new entity(), { id, ...values, ...references }))
    em.getUnitOfWork().computeChangeSets()
    const [byOrm] = em.getUnitOfWork().getChangeSets() as ChangeSet<object>[]
    const ours = creationOf(newRow(orm.getMetadata().get(entity as never), { id, ...values, ...references }), orm.em.getPlatform())
    expect(ours.payload).toEqual(byOrm?.payload)
    expect(ours.type).toBe(byOrm?.type)
  })

  it('has an id of its own, and no list that another row could see changed', () => {
    const meta = orm.getMetadata().get(RequestLine)
    const [one, other] = [newRow(meta, line).row as RequestLine, newRow(meta, line).row as RequestLine]
    expect(one.id).not.toBe(other.id)
    expect(one).toBeInstanceOf(RequestLine)
    expect(Object.isFrozen(one.regions)).toBe(true)
  })
})
