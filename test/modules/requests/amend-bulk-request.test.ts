import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { aDraft, aLine, aLot, AMEND, aSlot, drafted, published, type Drafted } from '../../support/requests.js'
import { aMarket, NOW, pavingDraft, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

const rationale = 'The street is longer than surveyed'

function amendment({ version, lineId }: Drafted, change: Record<string, unknown>): Record<string, any> {
  return { expectedVersion: version, rationale, lines: [{ lineId, ...change }] }
}

async function twoLines(): Promise<Drafted> {
  const { paving, cake } = market.products
  const cakes = aLine(cake, { qualityClass: null, quantity: { amount: '800', unit: 'H87' }, slots: [aSlot('800', { window: { from: '2026-12-01', to: '2026-12-03' } })] })
  return await published(market.officer, aDraft([aLot([aLine(paving), cakes])]))
}

describe('amending a published request', () => {
  it('is refused for a draft, which is revised instead', async () => {
    const draft = await drafted(market.officer, pavingDraft(market))
    expect(await market.officer.refusal(AMEND, { id: draft.id, input: amendment(draft, { toleranceOver: '5' }) })).toMatchObject({ code: 'WRONG_STATE', current: 'DRAFT' })
  })

  it('is refused to those who see it without being its officer', async () => {
    const request = await published(market.officer, pavingDraft(market))
    const receiver = await actor(market.app, { name: 'Penerima', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: market.officer.organizationId })
    for (const viewer of [receiver, market.facility, market.ministry]) {
      expect(await viewer.refusal(AMEND, { id: request.id, input: amendment(request, { toleranceOver: '5' }) })).toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  it.each(['AWARDED', 'CONTRACTED', 'COMPLETED', 'CANCELLED'])('is refused when it is %s', async (status) => {
    const request = await published(market.officer, pavingDraft(market))
    const reason = status === 'CANCELLED' ? 'No budget' : null
    await market.app.services.orm.em.fork().getConnection().execute('update bulk_request set status = ?, cancellation_reason = ? where id = ?', [status, reason, request.id])
    expect(await market.officer.refusal(AMEND, { id: request.id, input: amendment(request, { toleranceOver: '5' }) })).toMatchObject({ code: 'WRONG_STATE', current: status })
  })

  it.each(['productId: "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071"', 'qualityClass: "A"', 'quantity: { amount: "1", unit: "H87" }', 'lotId: "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071"'])(
    'cannot even be asked to change what never changes: %s', async (change) => {
      const { id, lineId } = await published(market.officer, pavingDraft(market))
      const document = `mutation { amendBulkRequest(id: "${id}", input: { expectedVersion: 2, rationale: "Swap", lines: [{ lineId: "${lineId}", ${change} }] }) { id } }`
      expect(await market.officer.refusal(document)).toMatchObject({ code: 'BAD_INPUT' })
    })

  it('is refused without a rationale', async () => {
    const request = await published(market.officer, pavingDraft(market))
    expect(await market.officer.refusal(AMEND, { id: request.id, input: { ...amendment(request, { toleranceOver: '5' }), rationale: '' } }))
      .toMatchObject({ code: 'BAD_INPUT', rules: [{ path: ['input', 'rationale'] }] })
  })

  it('names every broken rule with the path of the input', async () => {
    const { id, version, lines } = await twoLines()
    const [paving = '', cakes = ''] = lines.map((line) => line.id)
    const input = { expectedVersion: version, rationale, lines: [
      { lineId: cakes, toleranceUnder: '21' },
      { lineId: paving, quantity: '600', slots: [aSlot('500', { window: { from: '2026-11-01', to: '2026-11-02' } }), aSlot('99', { place: ' ', window: { from: '2027-02-02', to: '2027-02-01' } })] },
      { lineId: paving, toleranceOver: '1' },
      { lineId: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071' },
    ] }
    const { rules } = await market.officer.refusal(AMEND, { id, input })
    expect(rules.map((rule: any) => `${rule.code} ${rule.path.join('.')}`)).toEqual([
      'LINE_OF_REQUEST input.lines.3.lineId',
      'LINE_ONCE input.lines.2.lineId',
      'CHANGES_SOMETHING input.lines.3',
      'WINDOW_IN_ORDER input.lines.1.slots.1.window.to',
      'TOLERANCE input.lines.0.toleranceUnder',
      'SLOTS_COVER_QUANTITY input.lines.1.slots',
      'DELIVERY_PLACE input.lines.1.slots.1.place',
      'EARLIEST_POSSIBLE input.lines.1.slots.0.window.to',
    ])
  })

  it('is refused when quantity and slots part', async () => {
    const request = await published(market.officer, pavingDraft(market))
    expect(await market.officer.refusal(AMEND, { id: request.id, input: amendment(request, { quantity: '501' }) }))
      .toMatchObject({ rules: [{ code: 'SLOTS_COVER_QUANTITY', path: ['input', 'lines', 0, 'slots'], data: { asked: '501', covered: '500', unit: 'MTK' } }] })
    expect(await market.officer.refusal(AMEND, { id: request.id, input: amendment(request, { quantity: '500.0000001' }) }))
      .toMatchObject({ rules: [{ code: 'QUANTITY_DIGITS', path: ['input', 'lines', 0, 'quantity'] }, { code: 'SLOTS_COVER_QUANTITY' }] })
  })

  it('may not move a delivery beyond the next five years', async () => {
    const request = await published(market.officer, pavingDraft(market))
    expect(await market.officer.refusal(AMEND, { id: request.id, input: amendment(request, { slots: [aSlot('500', { window: { from: '2027-02-01', to: '9999-12-31' } })] }) }))
      .toMatchObject({ rules: [{ code: 'LATEST_POSSIBLE', path: ['input', 'lines', 0, 'slots', 0, 'window', 'to'] }] })
  })

  it('may not take the request beyond the limit of its route', async () => {
    const line = aLine(market.products.paving, { priceCeiling: { amount: '400000', currency: 'IDR' } })
    const request = await published(market.officer, aDraft([aLot([line])], { procurementRoute: 'DIRECT_PROCUREMENT' }))
    expect(await market.officer.refusal(AMEND, { id: request.id, input: amendment(request, { quantity: '501', slots: [aSlot('501')] }) }))
      .toMatchObject({ rules: [{ code: 'ROUTE_LIMIT', data: { value: '200400000', limit: '200000000' } }] })
  })

  it('is refused when another officer amended it meanwhile', async () => {
    const request = await published(market.officer, pavingDraft(market))
    const replies = await Promise.all(['4', '5'].map((toleranceOver) => market.officer.send(AMEND, { id: request.id, input: amendment(request, { toleranceOver }) })))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').sort()).toEqual(['OK', 'STALE_VERSION'])
    const { bulkRequest } = await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { amendmentNumber amendments { number } } }', { id: request.id })
    expect(bulkRequest).toEqual({ amendmentNumber: 1, amendments: [{ number: 1 }] })
  })

  it('changes what it says, withdraws old slots and keeps the history with its reason', async () => {
    const request = await published(market.officer, pavingDraft(market))
    const slots = [aSlot('400', { place: 'Gambir' }), aSlot('200', { place: 'Menteng', window: { from: '2027-03-01', to: '2027-03-08' } })]
    const { amendBulkRequest } = await market.officer.ask(AMEND, { id: request.id, input: amendment(request, { quantity: '600', toleranceOver: '2.5', slots }) })
    expect(amendBulkRequest).toMatchObject({
      version: 3, status: 'PUBLISHED', amendmentNumber: 1,
      lines: [{ id: request.lineId, quantity: { amount: '600', unit: 'MTK' }, baseQuantity: '600', toleranceOver: '2.5', slots: [
        { position: 2, place: 'Gambir', quantity: '400', askedQuantity: '400' }, { position: 3, place: 'Menteng', windowFrom: '2027-03-01', quantity: '200' },
      ] }],
    })
    const old = amendBulkRequest.amendments[0].changes.find(({ before, field }: any) => field === 'slot' && before)
    expect(amendBulkRequest.amendments).toEqual([{
      number: 1, rationale, at: expect.stringContaining(NOW.toISOString().slice(0, 10)),
      changes: [
        { subject: request.lineId, field: 'quantity', before: '500 MTK', after: '600 MTK' },
        { subject: request.lineId, field: 'toleranceOver', before: '0', after: '2.5' },
        { subject: expect.any(String), field: 'slot', before: '500 MTK, Gudang Tanah Abang (31.71), 2027-02-01/2027-02-15', after: null },
        { subject: amendBulkRequest.lines[0].slots[0].id, field: 'slot', before: null, after: '400 MTK, Gambir (31.71), 2027-02-01/2027-02-15' },
        { subject: amendBulkRequest.lines[0].slots[1].id, field: 'slot', before: null, after: '200 MTK, Menteng (31.71), 2027-03-01/2027-03-08' },
      ],
    }])
    expect(await market.facility.ask('query ($id: ID!) { node(id: $id) { ... on DeliverySlot { isWithdrawn quantity } } }', { id: old.subject }))
      .toEqual({ node: { isWithdrawn: true, quantity: '500' } })
    expect(await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { lines { slots { place } } } }', { id: request.id }))
      .toEqual({ bulkRequest: { lines: [{ slots: [{ place: 'Gambir' }, { place: 'Menteng' }] }] } })
  })

  it('keeps slots that are the same, and does not judge lines that it leaves alone', async () => {
    const request = await twoLines()
    market.app.clock.set(new Date('2026-12-10T05:00:00.000Z'))
    const same = { slots: [aSlot('500')], toleranceUnder: '1' }
    const { amendBulkRequest } = await market.officer.ask(AMEND, { id: request.id, input: amendment(request, same) })
    market.app.clock.set(NOW)
    expect(amendBulkRequest.amendments[0].changes).toEqual([{ subject: request.lineId, field: 'toleranceUnder', before: '0', after: '1' }])
  })

  it('opens a matched request again', async () => {
    const request = await published(market.officer, pavingDraft(market))
    await market.app.services.orm.em.fork().getConnection().execute(`update bulk_request set status = 'MATCHED' where id = ?`, [request.id])
    expect(await market.officer.ask(AMEND, { id: request.id, input: amendment(request, { toleranceOver: '5' }) })).toMatchObject({ amendBulkRequest: { status: 'PUBLISHED' } })
  })

  it('happens once, however often the same request is sent', async () => {
    const request = await published(market.officer, pavingDraft(market))
    const send = () => market.officer.send(AMEND, { id: request.id, input: amendment(request, { toleranceOver: '5' }) }, { 'idempotency-key': `amend-${request.id}` })
    const [first, second] = [await send(), await send()]
    expect(second).toMatchObject({ data: { amendBulkRequest: { amendmentNumber: 1, version: first.data?.['amendBulkRequest'].version } }, extensions: { replayed: true } })
  })
})
