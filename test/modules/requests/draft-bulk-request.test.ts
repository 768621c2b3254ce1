import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type NewActor } from '../../support/actors.js'
import { Client } from '../../support/client.js'
import { aDraft, aLine, aLot, aSlot, DRAFT, drafted } from '../../support/requests.js'
import { aMarket, pavingDraft, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

const count = async (table: string): Promise<number> => {
  const [row] = await market.app.services.reading.database.query(`select count(*)::int as count from ${table}`, [])
  return Number(row?.['count'])
}

describe('drafting a bulk request', () => {
  it('is refused to whoever is not signed in', async () => {
    expect(await new Client(market.app.url).refusal(DRAFT, { input: pavingDraft(market) })).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it.each([
    ['a facility', { kind: 'FACILITY' }],
    ['the authority', { kind: 'AUTHORITY' }],
    ['an agency\'s approver', { kind: 'AGENCY', roles: ['APPROVER', 'RECEIVER', 'ADMINISTRATOR'] }],
    ['an agency that is not verified', { kind: 'AGENCY', verified: false }],
  ] satisfies [string, Omit<NewActor, 'name'>][])('is refused to %s, and leaves nothing behind', async (_who, somebody) => {
    const client = await actor(market.app, { name: 'Orang lain', ...somebody })
    const before = [await count('bulk_request'), await count('event')]
    expect(await client.refusal(DRAFT, { input: pavingDraft(market) })).toMatchObject({ code: 'FORBIDDEN', action: 'draftBulkRequest' })
    expect([await count('bulk_request'), await count('event')]).toEqual(before)
  })

  it('names everything that cannot be computed, with the paths of the input', async () => {
    const { paving, painting } = market.products
    const input = aDraft([aLot([
      aLine('019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'),
      aLine(paving, { quantity: { amount: '500', unit: 'KGM' } }),
      aLine(painting, { quantity: { amount: '1.5', unit: 'H87' }, qualityClass: null, slots: [aSlot('0', { window: { from: '2027-02-15', to: '2027-02-15' } })] }),
      aLine(paving, { quantity: { amount: '1.0000001', unit: 'MTK' }, toleranceUnder: '20.5', toleranceOver: '-1', maxFacilities: 0, priceCeiling: { amount: '0', currency: 'IDR' } }),
    ], { paymentTerms: [{ milestone: 'AFTER_DAYS', percent: '101' }, { milestone: 'ON_RECEIPT', days: 30, percent: '0' }] })], { ceiling: { amount: '-5', currency: 'IDR' } })
    const { code, rules } = await market.officer.refusal(DRAFT, { input })
    expect(code).toBe('RULES_BROKEN')
    expect(rules.map((rule: any) => `${rule.code} ${rule.path.join('.')}`)).toEqual([
      'PRODUCT_KNOWN input.lots.0.lines.0.productId',
      'UNIT_CONVERTIBLE input.lots.0.lines.1.quantity.unit',
      'QUANTITY_POSITIVE input.lots.0.lines.2.slots.0.quantity',
      'QUANTITY_WHOLE input.lots.0.lines.2.quantity.amount',
      'QUANTITY_DIGITS input.lots.0.lines.3.quantity.amount',
      'WINDOW_IN_ORDER input.lots.0.lines.2.slots.0.window.to',
      'TOLERANCE input.lots.0.lines.3.toleranceUnder',
      'TOLERANCE input.lots.0.lines.3.toleranceOver',
      'FACILITY_LIMIT input.lots.0.lines.3.maxFacilities',
      'PRICE input.ceiling.amount',
      'PRICE input.lots.0.lines.3.priceCeiling.amount',
      'PAYMENT_SHARE input.lots.0.paymentTerms.0.percent',
      'PAYMENT_SHARE input.lots.0.paymentTerms.1.percent',
      'PAYMENT_DAYS input.lots.0.paymentTerms.0.days',
      'PAYMENT_DAYS input.lots.0.paymentTerms.1.days',
    ])
  })

  it('says in Indonesian what is wrong, when that is what the client reads', async () => {
    const input = aDraft([aLot([aLine(market.products.paving, { quantity: { amount: '5', unit: 'KGM' } })])])
    expect(await market.officer.refusal(DRAFT, { input }, { 'accept-language': 'id' }))
      .toMatchObject({ message: 'Produk tidak memiliki konversi dari KGM ke satuannya MTK; mintalah dalam MTK.' })
  })

  it('never takes a number with a point for a quantity or an amount of money', async () => {
    const query = `mutation { draftBulkRequest(input: { title: "Paving", procurementRoute: RFQ, ceiling: { amount: 1250.5, currency: "IDR" } }) { id } }`
    expect(await market.officer.refusal(query)).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('takes one that is as good as empty', async () => {
    const draft = await drafted(market.officer, { title: 'Only a title', procurementRoute: 'E_PURCHASING' })
    expect(draft).toMatchObject({ version: 1, status: 'DRAFT', number: null, lines: [] })
  })

  it('keeps every field, in order, and converts each quantity once to the product\'s unit', async () => {
    const line = aLine(market.products.paving, {
      description: 'Tebal 6 cm', quantity: { amount: '44700', unit: 'H87' }, priceCeiling: { amount: '185000.50', currency: 'IDR' },
      toleranceUnder: '2.5', toleranceOver: '5', maxFacilities: 3, minPerFacility: '51', regions: ['36', '33.18'],
      slots: [aSlot('14900', { place: 'Gambir' }), aSlot('29800', { place: 'Menteng', address: 'Jl. Cikini 1', region: '31.71.06' })],
    })
    const { id } = await drafted(market.officer, aDraft([aLot([line]), aLot([], { title: 'Later' })], { description: 'Trotoar', ceiling: { amount: '190000000', currency: 'IDR' } }))
    const { bulkRequest } = await market.officer.ask(`query ($id: ID!) { bulkRequest(id: $id) {
      title description procurementRoute currency ceiling { amount currency } amendmentNumber publishedAt buyer { name } createdBy { id }
      lots { position title paymentTerms { position milestone days percent } lines { position } }
      lines { position product { code } lot { title } description qualityClass quantity { amount unit } baseQuantity baseUnit priceCeiling { amount }
        toleranceUnder toleranceOver maxFacilities minPerFacility regions excludedFacilities
        slots { position place address region latitude longitude windowFrom windowTo askedQuantity quantity isWithdrawn } } } }`, { id })
    expect(bulkRequest).toEqual({
      title: 'Pedestrian paving', description: 'Trotoar', procurementRoute: 'SWAKELOLA_TYPE_II', currency: 'IDR',
      ceiling: { amount: '190000000', currency: 'IDR' }, amendmentNumber: 0, publishedAt: null,
      buyer: { name: 'Dinas Bina Marga' }, createdBy: { id: market.officer.userId },
      lots: [
        {
          position: 1, title: 'Paving', lines: [{ position: 1 }],
          paymentTerms: [{ position: 1, milestone: 'ON_SIGNING', days: null, percent: '30' }, { position: 2, milestone: 'ON_RECEIPT', days: null, percent: '70' }],
        },
        { position: 2, title: 'Later', lines: [], paymentTerms: expect.any(Array) },
      ],
      lines: [{
        position: 1, product: { code: 'PAVING' }, lot: { title: 'Paving' }, description: 'Tebal 6 cm', qualityClass: 'D',
        quantity: { amount: '44700', unit: 'H87' }, baseQuantity: '1000', baseUnit: 'MTK', priceCeiling: { amount: '185000.5' },
        toleranceUnder: '2.5', toleranceOver: '5', maxFacilities: 3, minPerFacility: '51', regions: ['36', '33.18'], excludedFacilities: [],
        slots: [
          {
            position: 1, place: 'Gambir', address: '', region: '31.71', latitude: -6.19, longitude: 106.81, windowFrom: '2027-02-01', windowTo: '2027-02-15',
            askedQuantity: '14900', quantity: '333.333334', isWithdrawn: false,
          },
          {
            position: 2, place: 'Menteng', address: 'Jl. Cikini 1', region: '31.71.06', latitude: -6.19, longitude: 106.81,
            windowFrom: '2027-02-01', windowTo: '2027-02-15', askedQuantity: '29800', quantity: '666.666666', isWithdrawn: false,
          },
        ],
      }],
    })
  })

  it('happens once, however often the same request is sent', async () => {
    const before = await count('bulk_request')
    const headers = { 'idempotency-key': 'draft-1' }
    const send = () => market.officer.send(DRAFT, { input: pavingDraft(market) }, headers)
    const [first, second] = await Promise.all([send(), send()])
    expect(first.data).toEqual(second.data)
    expect([first, second].filter(({ extensions }) => extensions?.['replayed'])).toHaveLength(1)
    expect(await count('bulk_request')).toBe(before + 1)
    expect(await market.officer.refusal(DRAFT, { input: pavingDraft(market, { title: 'Another' }) }, headers)).toMatchObject({ code: 'IDEMPOTENCY_REUSED' })
  })

  it('shows what it would be in a dry run, and keeps nothing', async () => {
    const before = [await count('bulk_request'), await count('request_line'), await count('event')]
    const dry = await market.officer.send(DRAFT, { input: pavingDraft(market) }, { 'x-dry-run': 'true' })
    expect(dry).toMatchObject({ data: { draftBulkRequest: { status: 'DRAFT', lines: [{}] } }, extensions: { dryRun: true } })
    expect([await count('bulk_request'), await count('request_line'), await count('event')]).toEqual(before)
  })
})
