import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aProduct, aWorkshop, type Workshop } from '../../support/workshop.js'

const DECLARE = `mutation ($input: DeclareCapabilityInput!) {
  declareCapability(input: $input) { id version qualityClass outputPerHour setupCost { amount currency } unitPrice { amount } validTo product { id } line { id } facility { id } } }`
const END = 'mutation ($id: ID!, $input: EndCapabilityInput!) { endCapability(id: $id, input: $input) { version validTo } }'

describe('declaring a capability', () => {
  let app: TestApp
  let workshop: Workshop
  const given = (changes: Record<string, unknown> = {}) => ({
    input: {
      lineId: workshop.line, productId: workshop.product, qualityClass: 'D', outputPerHour: '8.5', unitPrice: { amount: '70000', currency: 'IDR' }, validFrom: '2026-12-01', ...changes,
    },
  })

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    workshop = await aWorkshop(app)
  })
  afterAll(() => app.close())

  it.each([
    ['a class that the product does not have', { qualityClass: 'E' }, ['CLASS_OF_THE_PRODUCT']],
    ['no class of a product that has some', { qualityClass: null }, ['CLASS_OF_THE_PRODUCT']],
    ['no output', { outputPerHour: '0' }, ['OUTPUT_ABOVE_ZERO']],
    ['a set-up longer than a day', { setupHours: '24.5' }, ['SETUP_WITHIN_A_DAY']],
    ['a negative batch', { minimumBatch: '-1' }, ['BATCH_NOT_NEGATIVE']],
    ['a day that holds no batch', { minimumBatch: '50', maximumPerDay: '40' }, ['BATCH_FITS_THE_DAY']],
    ['two currencies', { setupCost: { amount: '5', currency: 'USD' } }, ['ONE_CURRENCY']],
    ['an end on its first day', { validTo: '2026-12-01' }, ['ENDS_AFTER_IT_BEGINS']],
    ['more digits than can be kept', { outputPerHour: '8.1234567' }, ['STORABLE']],
    ['several faults at once', { outputPerHour: '-1', setupHours: '-1' }, ['OUTPUT_ABOVE_ZERO', 'SETUP_WITHIN_A_DAY']],
  ])('is refused with %s', async (_, changes, rules) => {
    const refusal = await workshop.manager.refusal(DECLARE, given(changes))
    expect([refusal['code'], refusal['rules']?.map(({ code }: any) => code)]).toEqual(['RULES_BROKEN', rules])
  })

  it('is refused for retired products, unique works and broken pieces', async () => {
    const [retired, painting, cake] = [
      await aProduct(workshop.ministry), await aProduct(workshop.ministry, { kind: 'UNIQUE', unit: 'H87', qualityClasses: [], conversions: [] }),
      await aProduct(workshop.ministry, { kind: 'PERISHABLE', unit: 'XJR', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: 90 }),
    ]
    await workshop.ministry.ask('mutation ($id: ID!) { retireProduct(id: $id) { id } }', { id: retired })
    expect(await workshop.manager.refusal(DECLARE, given({ productId: retired }))).toMatchObject({ rules: [{ code: 'PRODUCT_LISTED', path: ['input', 'productId'] }] })
    expect(await workshop.manager.refusal(DECLARE, given({ productId: painting, qualityClass: null }))).toMatchObject({ rules: [{ code: 'PRODUCT_IS_MADE' }] })
    expect(await workshop.manager.refusal(DECLARE, given({ productId: cake, qualityClass: null, minimumBatch: '1.5' }))).toMatchObject({ rules: [{ code: 'WHOLE_UNITS' }] })
  })

  it('is refused to strangers and to other roles', async () => {
    const stranger = await actor(app, { name: 'Lapas lain', kind: 'FACILITY' })
    expect(await stranger.refusal(DECLARE, given())).toMatchObject({ code: 'FORBIDDEN' })
    expect(await workshop.ministry.refusal(DECLARE, given())).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('holds from its first day, once for each product and class, until it is ended', async () => {
    const { declareCapability } = await workshop.manager.ask(DECLARE, given())
    expect(declareCapability).toMatchObject({
      version: 1, qualityClass: 'D', outputPerHour: '8.5', setupCost: { amount: '0', currency: 'IDR' }, unitPrice: { amount: '70000' }, validTo: null,
      product: { id: workshop.product }, line: { id: workshop.line }, facility: { id: workshop.facility },
    })
    expect(await workshop.manager.refusal(DECLARE, given({ validFrom: '2027-06-01' }))).toMatchObject({ rules: [{ code: 'ONE_AT_A_TIME', data: { id: declareCapability.id } }] })
    await workshop.manager.ask(DECLARE, given({ qualityClass: 'C' }))

    const { id } = declareCapability
    const actions = async (client: typeof workshop.manager): Promise<unknown> => (await client.ask('query ($id: ID!) { capability(id: $id) { availableActions { action allowed } } }', { id }))['capability'].availableActions
    expect([await actions(workshop.manager), await actions(workshop.ministry)]).toEqual([[{ action: 'endCapability', allowed: true }], [{ action: 'endCapability', allowed: false }]])
    expect(await workshop.manager.refusal(END, { id, input: { validTo: '2026-11-23' } })).toMatchObject({ rules: [{ code: 'NOT_IN_THE_PAST' }, { code: 'NOT_BEFORE_IT_BEGINS' }] })
    expect(await workshop.manager.ask(END, { id, input: { validTo: '2027-06-01', expectedVersion: 1 } })).toEqual({ endCapability: { version: 2, validTo: '2027-06-01' } })
    expect(await workshop.manager.refusal(END, { id, input: { validTo: '2027-07-01' } })).toMatchObject({ rules: [{ code: 'ONLY_EARLIER' }] })
    await workshop.manager.ask(DECLARE, given({ validFrom: '2027-06-01', unitPrice: { amount: '75000', currency: 'IDR' } }))
  })

  it('gives one of two managers the same time', async () => {
    const replies = await Promise.all([workshop.manager.send(DECLARE, given({ qualityClass: 'B' })), workshop.manager.send(DECLARE, given({ qualityClass: 'B', outputPerHour: '9' }))])
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['rules'][0].code ?? 'OK').toSorted()).toEqual(['OK', 'ONE_AT_A_TIME'])
  })

  it('is guarded by a constraint behind the rule', async () => {
    const copy = `insert into capability select gen_random_uuid(), version, line_id, facility_id, organization_id, product_id, quality_class, output_per_hour, setup_hours, setup_cost_amount,
      setup_cost_currency, minimum_batch, maximum_per_day, unit_price_amount, unit_price_currency, valid_from, valid_to from capability where quality_class = 'B'`
    await expect(app.services.reading.database.query(copy, [])).rejects.toMatchObject({ constraint: 'capability__one_at_a_time' })
  })

  it('is found by buyers by product and class', async () => {
    const buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    const { capabilities } = await buyer.ask(
      'query ($product: UUID!) { capabilities(filter: { product: $product, qualityClass: ["C"] }) { totalCount edges { node { unitPrice { amount } } } } }', { product: workshop.product })
    expect(capabilities).toEqual({ totalCount: 1, edges: [{ node: { unitPrice: { amount: '70000' } } }] })
  })
})
