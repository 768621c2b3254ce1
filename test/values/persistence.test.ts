import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy'
import { defineEntity, MikroORM, type InferEntity } from '@mikro-orm/postgresql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Money } from '../../src/values/money.js'
import { Period } from '../../src/values/period.js'
import { Quantity } from '../../src/values/quantity.js'
import { freshDatabase, type TestDatabase } from '../support/database.js'

const Line = defineEntity({
  name: 'Line',
  properties: (column) => ({
    id: column.integer().primary(),
    price: () => column.embedded(Money),
    ceiling: () => column.embedded(Money).nullable(),
    ordered: () => column.embedded(Quantity),
    window: () => column.embedded(Period),
  }),
})
type Line = InferEntity<typeof Line>

let database: TestDatabase
let orm: MikroORM

beforeAll(async () => {
  database = await freshDatabase()
  orm = await MikroORM.init({
    clientUrl: database.url, entities: [Line, Money, Quantity, Period], metadataProvider: ReflectMetadataProvider,
  })
  await orm.schema.create()
})

afterAll(async () => {
  await orm?.close(true)
  await database?.drop()
})

async function stored(id: number, values: Partial<Line> = {}): Promise<Line> {
  const usual = {
    price: new Money('1250.5', 'IDR'), ordered: new Quantity('500', 'MTK'), window: new Period('2026-11-24', '2026-12-01'),
  }
  const em = orm.em.fork()
  em.create(Line, { id, ...usual, ...values }, { persist: true })
  await em.flush()
  return orm.em.fork().findOneOrFail(Line, id)
}

describe('a value in a row', () => {
  it('comes back as a value of its class, in the one spelling', async () => {
    const line = await stored(1, { ceiling: new Money('-0.1', 'USD') })
    expect(line.price).toBeInstanceOf(Money)
    expect(line.price.amount).toBe('1250.5')
    expect(line.price.plus(line.price)).toEqual(new Money('2501', 'IDR'))
    expect(line.ceiling?.equals(new Money('-0.1', 'USD'))).toBe(true)
    expect(line.ordered.in('H87', [{ from: 'MTK', to: 'H87', factor: '44.7' }]).amount).toBe('22350')
    expect(line.window.days()).toBe(7)
  })

  it('may be absent', async () => {
    expect((await stored(2)).ceiling).toBeNull()
  })

  it('keeps every digit that its column has', async () => {
    const ordered = new Quantity('99999999999999.999999', 'KGM')
    const line = await stored(3, { price: new Money('9999999999999999.9999', 'IDR'), ordered })
    expect(line.price.amount).toBe('9999999999999999.9999')
    expect(line.ordered.amount).toBe('99999999999999.999999')
  })

  it('is written again only when it is another value', async () => {
    await stored(4)
    const em = orm.em.fork()
    const line = await em.findOneOrFail(Line, 4)
    line.price = new Money('1250.50', 'IDR')
    const unitOfWork = em.getUnitOfWork()
    unitOfWork.computeChangeSets()
    expect(unitOfWork.getChangeSets()).toHaveLength(0)
    line.price = line.price.plus(new Money('1', 'IDR'))
    await em.flush()
    expect((await orm.em.fork().findOneOrFail(Line, 4)).price.amount).toBe('1251.5')
  })

  it('has exact columns', async () => {
    const columns = await orm.em.getConnection().execute<{ name: string, type: string }[]>(
      `select attname as name, format_type(atttypid, atttypmod) as type
       from pg_attribute where attrelid = 'line'::regclass and attnum > 0 order by attnum`)
    expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toEqual({
      id: 'integer',
      price_amount: 'numeric(20,4)',
      price_currency: 'character(3)',
      ceiling_amount: 'numeric(20,4)',
      ceiling_currency: 'character(3)',
      ordered_amount: 'numeric(20,6)',
      ordered_unit: 'character varying(3)',
      window_from: 'date',
      window_to: 'date',
    })
  })
})
