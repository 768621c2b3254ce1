import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { AMEND, CANCEL, drafted, published, PUBLISH } from '../../support/requests.js'
import { aMarket, pavingDraft, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

const reason = 'The budget was withdrawn'

describe('cancelling a bulk request', () => {
  it('is refused without a reason', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    expect(await market.officer.refusal(CANCEL, { id, input: { reason: '' } })).toMatchObject({ code: 'BAD_INPUT', rules: [{ path: ['input', 'reason'] }] })
  })

  it('is refused to facilities and the authority, who see it', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    for (const viewer of [market.facility, market.ministry]) {
      expect(await viewer.refusal(CANCEL, { id, input: { reason } })).toMatchObject({ code: 'FORBIDDEN', action: 'cancelBulkRequest' })
    }
  })

  it('is refused to another agency, who does not', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    const other = await actor(market.app, { name: 'Dinas lain', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'] })
    expect(await other.refusal(CANCEL, { id, input: { reason } })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['CONTRACTED', 'COMPLETED', 'UNSUCCESSFUL'])('is refused when it is %s', async (status) => {
    const { id } = await published(market.officer, pavingDraft(market))
    await market.app.services.orm.em.fork().getConnection().execute('update bulk_request set status = ? where id = ?', [status, id])
    expect(await market.officer.refusal(CANCEL, { id, input: { reason } })).toMatchObject({ code: 'WRONG_STATE', current: status })
  })

  it('freezes it, with the reason for everybody who sees it', async () => {
    const { id, lineId, version } = await published(market.officer, pavingDraft(market))
    expect(await market.officer.ask(CANCEL, { id, input: { reason } })).toMatchObject({ cancelBulkRequest: { status: 'CANCELLED', cancellationReason: reason } })
    expect(await market.facility.ask('query ($id: ID!) { bulkRequest(id: $id) { status cancellationReason } }', { id }))
      .toEqual({ bulkRequest: { status: 'CANCELLED', cancellationReason: reason } })
    const amendment = { expectedVersion: version + 1, rationale: 'Too late', lines: [{ lineId, toleranceOver: '1' }] }
    expect(await market.officer.refusal(AMEND, { id, input: amendment })).toMatchObject({ code: 'WRONG_STATE', current: 'CANCELLED' })
    expect(await market.officer.refusal(PUBLISH, { id })).toMatchObject({ code: 'WRONG_STATE' })
    expect(await market.officer.refusal(CANCEL, { id, input: { reason } })).toMatchObject({ code: 'WRONG_STATE' })
  })

  it('discards a draft, which stays invisible to others', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    expect(await market.officer.ask(CANCEL, { id, input: { reason } })).toMatchObject({ cancelBulkRequest: { status: 'CANCELLED' } })
    expect(await market.ministry.ask('query ($id: ID!) { bulkRequest(id: $id) { id } }', { id })).toEqual({ bulkRequest: null })
  })

  it('happens once when two officers do it at once', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    const replies = await Promise.all([1, 2].map(() => market.officer.send(CANCEL, { id, input: { reason } })))
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').sort()).toEqual(['OK', 'WRONG_STATE'])
  })
})

describe('the actions on a bulk request', () => {
  const ACTIONS = 'query ($id: ID!) { bulkRequest(id: $id) { availableActions { action allowed reasons { code message } } } }'
  const own = ['reviseBulkRequest', 'publishBulkRequest', 'amendBulkRequest', 'cancelBulkRequest']

  it('are those of its state for its officer, with the reason for the rest', async () => {
    const { id } = await drafted(market.officer, pavingDraft(market))
    const { availableActions } = (await market.officer.ask(ACTIONS, { id }))['bulkRequest']
    const ours = availableActions.filter(({ action }: any) => own.includes(action))
    expect(ours.map(({ action, allowed }: any) => [action, allowed])).toEqual([
      ['reviseBulkRequest', true], ['publishBulkRequest', true], ['amendBulkRequest', false], ['cancelBulkRequest', true],
    ])
    expect(ours[2].reasons).toEqual([{ code: 'WRONG_STATE', message: expect.stringContaining('PUBLISHED') }])
  })

  it('are forbidden to a facility that sees it', async () => {
    const { id } = await published(market.officer, pavingDraft(market))
    const { availableActions } = (await market.facility.ask(ACTIONS, { id }))['bulkRequest']
    const ours = availableActions.filter(({ action }: any) => own.includes(action))
    expect(ours.map(({ allowed, reasons }: any) => [allowed, reasons[0].code])).toEqual(own.map(() => [false, 'FORBIDDEN']))
  })
})
