import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMarket, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

const example = (name: string): Promise<string> => readFile(new URL(`../../../schema/examples/${name}.graphql`, import.meta.url), 'utf8')

describe('the examples of requests', () => {
  it('tell one story: drafted, published, found, amended, cancelled', async () => {
    const { officer, facility, products } = market
    const { draftBulkRequest: draft } = await officer.ask(await example('draft-bulk-request'), { productId: products.paving })
    expect(draft.lines[0]).toMatchObject({ baseQuantity: '1200', baseUnit: 'MTK', slots: [{ quantity: '700' }, { quantity: '500' }] })
    const { publishBulkRequest } = await officer.ask(await example('publish-bulk-request'), { id: draft.id, expectedVersion: draft.version })
    expect(publishBulkRequest).toMatchObject({ number: 'REQ-2026-000001', status: 'PUBLISHED' })
    const { bulkRequests } = await facility.ask(await example('bulk-requests'), { region: '31' })
    expect(bulkRequests).toMatchObject({ totalCount: 1, edges: [{ node: { number: 'REQ-2026-000001' } }] })
    const amendment = { id: draft.id, lineId: draft.lines[0].id, expectedVersion: publishBulkRequest.version }
    const { amendBulkRequest } = await officer.ask(await example('amend-bulk-request'), amendment)
    expect(amendBulkRequest).toMatchObject({ amendmentNumber: 1, amendments: [{ changes: [{ field: 'quantity', after: '1300 MTK' }, {}, {}, {}, {}] }] })
    expect(await officer.ask(await example('cancel-bulk-request'), { id: draft.id })).toMatchObject({ cancelBulkRequest: { status: 'CANCELLED' } })
  })
})
