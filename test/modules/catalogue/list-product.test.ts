import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classServes, unitConversionsOf } from '../../../src/modules/catalogue/index.js'
import { Quantity } from '../../../src/values/quantity.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'

const LIST = `mutation ($input: ListProductInput!) {
  listProduct(input: $input) { id version code status kind unit qualityClasses conversions { unit perBaseUnit } curingDays shelfLifeDays minimumRemainingLifePercent requiresSample } }`
const UPDATE = 'mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { version name curingDays conversions { perBaseUnit } } }'
const RETIRE = 'mutation ($id: ID!) { retireProduct(id: $id) { status availableActions { action allowed reasons { code } } } }'
const paving = {
  code: 'PAVING-BLOCK-6', name: 'Paving block 6 cm', description: 'Bata beton SNI 03-0691', kind: 'COMMODITY', unit: 'MTK', qualityClasses: ['A', 'B', 'C', 'D'],
  conversions: [{ unit: 'H87', perBaseUnit: '44.7' }], curingDays: 28,
}

describe('the catalogue', () => {
  let app: TestApp
  let ministry: ActingClient
  let buyer: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
  })
  afterAll(() => app.close())

  it('is kept by supervisors of the authority only', async () => {
    const administrator = await actor(app, { name: 'Admin', kind: 'AUTHORITY', roles: ['ADMINISTRATOR'], organizationId: ministry.organizationId })
    for (const one of [buyer, administrator]) expect(await one.refusal(LIST, { input: paving })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each([
    ['a conversion of nothing', { conversions: [{ unit: 'H87', perBaseUnit: '0' }] }, ['CONVERSION_ABOVE_ZERO']],
    ['a unit converted twice', { conversions: [{ unit: 'H87', perBaseUnit: '44' }, { unit: 'H87', perBaseUnit: '45' }] }, ['ONE_CONVERSION_PER_UNIT']],
    ['a dozen of its own', { unit: 'H87', conversions: [{ unit: 'DZN', perBaseUnit: '0.1' }] }, ['NO_OTHER_DOZEN']],
    ['a perishable that keeps', { kind: 'PERISHABLE' }, ['PERISHES']],
    ['a remaining life of none', { minimumRemainingLifePercent: 60 }, ['REMAINS_OF_A_LIFE']],
    ['curing beyond its shelf life', { shelfLifeDays: 28 }, ['RIPE_BEFORE_SPOILED']],
    ['a unique work by the square metre', { kind: 'UNIQUE', conversions: [] }, ['UNIQUE_IS_COUNTED']],
  ])('refuses %s', async (_, changes, rules) => {
    const refusal = await ministry.refusal(LIST, { input: { ...paving, ...changes } })
    expect([refusal['code'], refusal['rules']?.map(({ code }: any) => code)]).toEqual(['RULES_BROKEN', rules])
  })

  it('refuses malformed codes and impossible numbers as bad input', async () => {
    for (const changes of [{ code: 'paving block' }, { curingDays: -1 }, { shelfLifeDays: 0 }, { qualityClasses: ['A', 'A'] }]) {
      expect(await ministry.refusal(LIST, { input: { ...paving, ...changes } }), JSON.stringify(changes)).toMatchObject({ code: 'BAD_INPUT' })
    }
  })

  it('lists products of all four kinds, seen by everybody who is signed in', async () => {
    const products = [
      paving,
      { code: 'NASTAR-500', name: 'Nastar 500 g', kind: 'PERISHABLE', unit: 'XJR', shelfLifeDays: 90, minimumRemainingLifePercent: 60 },
      { code: 'RUMAH-MINI', name: 'Miniature house', kind: 'MADE_TO_ORDER', unit: 'H87', requiresSample: true },
      { code: 'LUKISAN', name: 'Painting', kind: 'UNIQUE', unit: 'H87' },
    ]
    for (const input of products) await ministry.ask(LIST, { input })
    const { products: found } = await buyer.ask('{ products(orderBy: CODE) { totalCount edges { node { code kind unit } } } }')
    expect([found.totalCount, found.edges.map(({ node }: any) => node.code)]).toEqual([4, ['LUKISAN', 'NASTAR-500', 'PAVING-BLOCK-6', 'RUMAH-MINI']])
    const { products: some } = await buyer.ask('{ products(filter: { search: "sni beton", kind: [COMMODITY], status: [LISTED] }) { edges { node { code conversions { unit perBaseUnit } } } } }')
    expect(some.edges).toEqual([{ node: { code: 'PAVING-BLOCK-6', conversions: [{ unit: 'H87', perBaseUnit: '44.7' }] } }])
  })

  it('gives a code to one of two who list it at once', async () => {
    const input = { ...paving, code: 'KANSTIN' }
    const replies = await Promise.all([ministry.send(LIST, { input }), ministry.send(LIST, { input })])
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['constraint'] ?? 'OK').toSorted()).toEqual(['OK', 'product__code'])
  })

  it('changes what contracts do not rest on, under the same rules, and retires for good', async () => {
    const { listProduct: { id } } = await ministry.ask(LIST, { input: { ...paving, code: 'PAVING-BLOCK-8' } })
    expect(await ministry.refusal(UPDATE, { id, input: { shelfLifeDays: 7 } })).toMatchObject({ rules: [{ code: 'RIPE_BEFORE_SPOILED' }] })
    expect(await ministry.ask(UPDATE, { id, input: { curingDays: 21, conversions: [{ unit: 'H87', perBaseUnit: '39.5' }], expectedVersion: 1 } }))
      .toEqual({ updateProduct: { version: 2, name: 'Paving block 6 cm', curingDays: 21, conversions: [{ perBaseUnit: '39.5' }] } })
    expect(await ministry.refusal(UPDATE, { id, input: { curingDays: 7, expectedVersion: 1 } })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 })
    const { retireProduct } = await ministry.ask(RETIRE, { id })
    expect(retireProduct).toMatchObject({ status: 'RETIRED', availableActions: [{ action: 'updateProduct', allowed: false, reasons: [{ code: 'WRONG_STATE' }] }, { action: 'retireProduct', allowed: false }] })
    expect(await ministry.refusal(UPDATE, { id, input: { curingDays: 7 } })).toMatchObject({ code: 'WRONG_STATE' })
  })
})

describe('a product', () => {
  it('converts by its own figures: 500 m² are 22,350 stones', () => {
    expect(new Quantity('500', 'MTK').in('H87', unitConversionsOf({ unit: 'MTK', conversions: [{ unit: 'H87', perBaseUnit: '44.7' }] })).amount).toBe('22350')
  })

  it.each([
    ['A', 'D', true], ['D', 'D', true], ['D', 'C', false], ['K-100', 'D', false], ['A', 'Z', false], [null, 'D', false], ['D', null, true], [null, null, true],
  ])('in class %s serves a request for %s: %s', (offered, asked, serves) => {
    expect(classServes(offered, asked, { qualityClasses: ['A', 'B', 'C', 'D'] })).toBe(serves)
  })
})
