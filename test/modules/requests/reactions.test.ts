import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AMEND, CANCEL, published } from '../../support/requests.js'
import { conflict } from '../../../src/platform/errors.js'
import { aMarket, pavingDraft, type Market } from './market.js'
import { reactToRequests } from '../../../src/modules/requests/index.js'

let market: Market
const told: string[] = []
let capacityIsLocked = false

async function remember(happened: string, id: string, status: string): Promise<void> {
  told.push(`${happened} ${id} ${status}`)
  if (capacityIsLocked) throw conflict({ en: 'Capacity cannot be released.', id: 'Kapasitas tidak dapat dilepas.' })
}

beforeAll(async () => {
  market = await aMarket()
  reactToRequests({
    amended: (_tx, { id, status }) => remember('amended', id, status),
    cancelled: (_tx, { id, status }) => remember('cancelled', id, status),
  })
})
afterAll(() => market.app.close())

describe('what reacts to a request', () => {
  it('undoes the amendment when it fails: neither happens without the other', async () => {
    const { id, version, lineId } = await published(market.officer, pavingDraft(market))
    capacityIsLocked = true
    const amendment = { expectedVersion: version, rationale: 'Wider', lines: [{ lineId, toleranceOver: '5' }] }
    expect(await market.officer.refusal(AMEND, { id, input: amendment })).toMatchObject({ code: 'CONFLICT' })
    expect(await market.officer.refusal(CANCEL, { id, input: { reason: 'No budget' } })).toMatchObject({ code: 'CONFLICT' })
    capacityIsLocked = false
    expect(await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { version status amendmentNumber lines { toleranceOver } amendments { number } } }', { id }))
      .toEqual({ bulkRequest: { version, status: 'PUBLISHED', amendmentNumber: 0, lines: [{ toleranceOver: '0' }], amendments: [] } })
  })

  it('is told in the transaction, with the request as it is then', async () => {
    told.length = 0
    const { id, version, lineId } = await published(market.officer, pavingDraft(market))
    await market.officer.ask(AMEND, { id, input: { expectedVersion: version, rationale: 'Wider', lines: [{ lineId, toleranceOver: '5' }] } })
    await market.officer.ask(CANCEL, { id, input: { reason: 'No budget' } })
    expect(told).toEqual([`amended ${id} PUBLISHED`, `cancelled ${id} CANCELLED`])
  })
})

describe('an id that is none', () => {
  it.each(['', 'REQ-2026-000001', '%'])('is not found: "%s"', async (id) => {
    expect(await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { id } }', { id })).toEqual({ bulkRequest: null })
    expect(await market.officer.refusal(CANCEL, { id, input: { reason: 'No budget' } })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
