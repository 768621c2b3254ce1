import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { aDraft, aLine, aLot, aProduct, aSlot, CANCEL, drafted, PUBLISH, REVISE } from '../../support/requests.js'
import { aMarket, pavingDraft, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

type Build = (market: Market) => Record<string, any>

/** What is wrong, who drafts it, and every rule that publishing it breaks with the place in the request. */
const broken: [why: string, by: 'officer' | 'business', draft: Build, rules: string[]][] = [
  ['has no lot', 'officer', () => aDraft([]), ['HAS_LINES lots']],
  ['has a lot without a line', 'officer', () => aDraft([aLot([])]), ['HAS_LINES lots.0.lines']],
  ['has a line without a delivery slot', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [] })])]), ['SLOTS_COVER_QUANTITY lots.0.lines.0.slots']],
  ['delivers less than it asks for', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('499.999999')] })])]), ['SLOTS_COVER_QUANTITY lots.0.lines.0.slots']],
  ['delivers more than it asks for', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500'), aSlot('0.000001')] })])]), ['SLOTS_COVER_QUANTITY lots.0.lines.0.slots']],
  ['does not say the place', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500', { place: '  ' })] })])]), ['DELIVERY_PLACE lots.0.lines.0.slots.0.place']],
  ['delivers to a whole province', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500', { region: '31' })] })])]), ['DELIVERY_REGION lots.0.lines.0.slots.0.region']],
  ['delivers to a province that does not exist', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500', { region: '99.01' })] })])]), ['DELIVERY_REGION lots.0.lines.0.slots.0.region']],
  ['asks for a class that the product does not have', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { qualityClass: 'K-100' })])]), ['QUALITY_CLASS lots.0.lines.0.qualityClass']],
  ['ends its window today', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500', { window: { from: '2026-11-20', to: '2026-11-25' } })] })])]), ['EARLIEST_POSSIBLE lots.0.lines.0.slots.0.window.to']],
  ['needs what is made to order before it has cured', 'officer',
    ({ products }) => aDraft([aLot([aLine(products.house, { qualityClass: null, quantity: { amount: '4', unit: 'H87' }, slots: [aSlot('4', { window: { from: '2026-11-25', to: '2026-12-01' } })] })])]),
    ['EARLIEST_POSSIBLE lots.0.lines.0.slots.0.window.to']],
  ['ends its window a day after the next five years', 'officer',
    ({ products }) => aDraft([aLot([aLine(products.paving, { slots: [aSlot('500', { window: { from: '2026-11-20', to: '2031-11-24' } })] })])]), ['LATEST_POSSIBLE lots.0.lines.0.slots.0.window.to']],
  ['leaves a longer window than cake keeps', 'officer',
    ({ products }) => aDraft([aLot([aLine(products.cake, { qualityClass: null, quantity: { amount: '800', unit: 'H87' }, slots: [aSlot('800', { window: { from: '2027-02-01', to: '2027-02-05' } })] })])]),
    ['PERISHABLE_WINDOW lots.0.lines.0.slots.0.window']],
  ['wants more of each facility than of all', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving, { minPerFacility: '500.1' })])]), ['MINIMUM_SHARE lots.0.lines.0.minPerFacility']],
  ['has ceilings in another currency', 'officer',
    ({ products }) => aDraft([aLot([aLine(products.paving, { priceCeiling: { amount: '10', currency: 'USD' } })])], { ceiling: { amount: '10', currency: 'EUR' } }),
    ['ONE_CURRENCY ceiling.currency', 'ONE_CURRENCY lots.0.lines.0.priceCeiling.currency']],
  ['pays 99.99 per cent', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving)], { paymentTerms: [{ milestone: 'ON_RECEIPT', percent: '99.99' }] })]), ['PAYMENT_TERMS lots.0.paymentTerms']],
  ['says nothing of payment in its second lot', 'officer', ({ products }) => aDraft([aLot([aLine(products.paving)]), aLot([aLine(products.paving)], { paymentTerms: [] })]), ['PAYMENT_TERMS lots.1.paymentTerms']],
  ['is bought by an agency in a way of businesses', 'officer', (m) => pavingDraft(m, { procurementRoute: 'RFQ' }), ['ROUTE_ALLOWED procurementRoute']],
  ['is bought by a business in a way of agencies', 'business', (m) => pavingDraft(m), ['ROUTE_ALLOWED procurementRoute']],
  ['does not say its value although the route has a limit', 'officer', (m) => pavingDraft(m, { procurementRoute: 'DIRECT_PROCUREMENT' }), ['ROUTE_NEEDS_CEILING ceiling']],
  ['is worth one rupiah more than the route allows', 'officer', (m) => pavingDraft(m, { procurementRoute: 'DIRECT_PROCUREMENT', ceiling: { amount: '200000001', currency: 'IDR' } }), ['ROUTE_LIMIT ceiling']],
  ['is worth more than the route allows by its lines', 'officer',
    ({ products }) => aDraft([aLot([aLine(products.paving, { priceCeiling: { amount: '400000.01', currency: 'IDR' } })])], { procurementRoute: 'DIRECT_PROCUREMENT' }), ['ROUTE_LIMIT ceiling']],
  ['breaks everything at once', 'business',
    ({ products }) => aDraft([aLot([aLine(products.paving, { qualityClass: 'Z', slots: [aSlot('1', { place: '' })] })], { paymentTerms: [] })]),
    ['QUALITY_CLASS lots.0.lines.0.qualityClass', 'SLOTS_COVER_QUANTITY lots.0.lines.0.slots', 'DELIVERY_PLACE lots.0.lines.0.slots.0.place', 'PAYMENT_TERMS lots.0.paymentTerms', 'ROUTE_ALLOWED procurementRoute']],
]

describe('publishing a bulk request', () => {
  it('is refused to whoever is not signed in, whether it exists or not', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    const anonymous = new Client(market.app.url)
    expect(await anonymous.refusal(PUBLISH, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await anonymous.refusal(PUBLISH, { id: crypto.randomUUID() })).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is refused to a colleague without the role', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    const approver = await actor(market.app, { name: 'Kepala dinas', kind: 'AGENCY', roles: ['APPROVER'], organizationId: market.officer.organizationId })
    expect(await approver.refusal(PUBLISH, { id })).toMatchObject({ code: 'FORBIDDEN', action: 'publishBulkRequest' })
  })

  it.each(broken)('is refused when it %s', async (_why, by, draft, rules) => {
    const { id } = await drafted(market[by], draft(market))
    const refusal = await market[by].refusal(PUBLISH, { id })
    expect(refusal['code']).toBe('RULES_BROKEN')
    expect(refusal['rules'].map((rule: any) => `${rule.code} ${rule.path.join('.')}`)).toEqual(rules)
  })

  it('is refused when a product was retired meanwhile', async () => {
    const product = await aProduct(market.app, { code: 'OLD', kind: 'COMMODITY', unit: 'MTK' })
    const { id } = await drafted(market.officer, aDraft([aLot([aLine(product, { qualityClass: null })])]))
    await market.app.services.orm.em.fork().getConnection().execute(`update product set status = 'RETIRED' where id = ?`, [product])
    expect(await market.officer.refusal(PUBLISH, { id })).toMatchObject({ rules: [{ code: 'PRODUCT_LISTED', path: ['lots', 0, 'lines', 0, 'productId'] }] })
  })

  it('tells the earliest date, by the calendar of the place of delivery', async () => {
    const late = new Date('2026-11-24T16:00:00.000Z')
    market.app.clock.set(late)
    const slots = [aSlot('250', { window: { from: '2026-11-24', to: '2026-11-25' } }), aSlot('250', { region: '91.71', window: { from: '2026-11-24', to: '2026-11-26' } })]
    const { id } = await drafted(market.officer, aDraft([aLot([aLine(market.products.paving, { slots })])]))
    const { rules } = await market.officer.refusal(PUBLISH, { id })
    market.app.clock.set(new Date('2026-11-24T05:00:00.000Z'))
    expect(rules.map(({ data }: any) => data.earliest)).toEqual(['2026-11-25', '2026-11-26'])
  })

  it('tells the latest date in both languages, and takes a window that ends on it', async () => {
    const slots = (to: string) => [aSlot('500', { window: { from: '2026-12-01', to } })]
    const far = await drafted(market.officer, aDraft([aLot([aLine(market.products.paving, { slots: slots('9999-12-31') })])]))
    const { rules: [rule] } = await market.officer.refusal(PUBLISH, { id: far.id })
    expect(rule).toMatchObject({ code: 'LATEST_POSSIBLE', data: { latest: '2031-11-23', given: '9999-12-31' } })
    expect(rule.message).toMatch(/five years.*2031-11-23/)
    expect((await market.officer.refusal(PUBLISH, { id: far.id }, { 'accept-language': 'id' }))['rules'][0].message).toMatch(/lima tahun.*2031-11-23/)
    const last = await drafted(market.officer, aDraft([aLot([aLine(market.products.paving, { slots: slots('2031-11-23') })])]))
    expect(await market.officer.ask(PUBLISH, { id: last.id })).toMatchObject({ publishBulkRequest: { status: 'PUBLISHED' } })
  })

  it('is refused when it changed since it was read', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    await market.officer.ask(REVISE, { id, input: { ...pavingDraft(market), expectedVersion: 1 } })
    expect(await market.officer.refusal(PUBLISH, { id, expectedVersion: 1 })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 })
  })

  it('gives it a number without gaps, and opens it to facilities and the authority', async () => {
    const drafts = [await drafted(market.officer, pavingDraft(market)), await drafted(market.officer, pavingDraft(market))]
    const numbers = []
    for (const { id } of drafts.toReversed()) numbers.push((await market.officer.ask(PUBLISH, { id })).publishBulkRequest.number)
    const serial = Number(numbers[0].slice(-6))
    expect(numbers).toEqual([serial, serial + 1].map((n) => `REQ-2026-${String(n).padStart(6, '0')}`))
    for (const viewer of [market.facility, market.ministry]) {
      expect(await viewer.ask('query ($id: ID!) { bulkRequest(id: $id) { status publishedAt } }', { id: drafts[0]?.id }))
        .toEqual({ bulkRequest: { status: 'PUBLISHED', publishedAt: expect.stringMatching(/^2026-11-24T05:/) } })
    }
  })

  it('lets sixteen publish at once, each with a number of its own', async () => {
    const drafts = await Promise.all(Array.from({ length: 16 }, () => drafted(market.officer, pavingDraft(market))))
    const replies = await Promise.all(drafts.map(({ id }) => market.officer.ask(PUBLISH, { id })))
    const serials = replies.map(({ publishBulkRequest }) => Number(publishBulkRequest.number.slice(-6))).sort((a, b) => a - b)
    expect(serials).toEqual(Array.from({ length: 16 }, (_, i) => Math.min(...serials) + i))
  })

  it('is refused a second time', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    await market.officer.ask(PUBLISH, { id })
    expect(await market.officer.refusal(PUBLISH, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'PUBLISHED', allowedFrom: ['DRAFT'] })
  })

  it('uses no number in a dry run', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    const dry = await market.officer.send(PUBLISH, { id }, { 'x-dry-run': 'true' })
    const real = await market.officer.ask(PUBLISH, { id })
    expect(dry.data?.['publishBulkRequest'].number).toBe(real['publishBulkRequest'].number)
  })

  it('races a cancellation: one of the orders happens, never a mixture', async () => {
    const races = await Promise.all(Array.from({ length: 8 }, async () => {
      const { id } = await drafted(market.officer, pavingDraft(market))
      const [publication, cancellation] = await Promise.all([
        market.officer.send(PUBLISH, { id, expectedVersion: 1 }),
        market.officer.send(CANCEL, { id, input: { reason: 'No budget', expectedVersion: 1 } }),
      ])
      const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { status number version } }', { id })
      return { bulkRequest, errors: [publication.errors?.[0]?.extensions['code'], cancellation.errors?.[0]?.extensions['code']] }
    }))
    for (const { bulkRequest, errors } of races) {
      expect([
        [{ status: 'PUBLISHED', number: expect.any(String), version: 2 }, [undefined, 'STALE_VERSION']],
        [{ status: 'CANCELLED', number: null, version: 2 }, ['STALE_VERSION', undefined]],
      ]).toContainEqual([bulkRequest, errors])
    }
  })
})
