import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { readInstance } from '../../../src/modules/matching/engine/format/read-instance.js'
import { anAbandonedClearing, clearingEnded } from '../../support/clearings.js'
import { Client } from '../../support/client.js'
import { aMarket, aRequest, works, type Market } from '../../support/market.js'

const CLEAR = 'mutation ($input: ClearRegionInput!) { clearRegion(input: $input) { id } }'
const VERIFY = 'query ($id: ID!) { verifyClearing(id: $id) { accepted violations { rule at message } cost bound boundIsProved provedBound mostIsProved instance answer certificate } }'

describe('verifying a clearing', () => {
  let market: Market
  /** Of what all can have, and of more of class C than there is. */
  let requests: string[]
  let scarce: string[]

  beforeAll(async () => {
    market = await aMarket()
    await works(market, { name: 'Lapas Kelas C', at: [-6.2, 106.7], region: '36.71', price: '80000', qualityClass: 'C' })
    requests = [await aRequest(market, market.officer, { quantity: '1200' }), await aRequest(market, market.rival, { quantity: '300' })]
    scarce = [await aRequest(market, market.officer, { quantity: '2000', qualityClass: 'C', until: '2027-01-18' }), await aRequest(market, market.rival, { quantity: '1000', qualityClass: 'C', until: '2027-01-18' })]
  })
  afterAll(() => market.app.close())

  const sql = (text: string, values: unknown[]): Promise<unknown> => market.app.services.reading.database.query(text, values)

  async function cleared(of: readonly string[]): Promise<{ id: string; run: any }> {
    const { clearRegion: { id } } = await market.ministry.ask(CLEAR, { input: { region: '31', timeLimitSeconds: 10, requests: of } })
    return { id, run: await clearingEnded(market.ministry, id) }
  }
  const verified = async (id: string): Promise<any> => (await market.ministry.ask(VERIFY, { id }))['verifyClearing']

  it('is for the authority alone', async () => {
    const { id } = await cleared(requests)
    expect(await new Client(market.app.url).refusal(VERIFY, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.officer.refusal(VERIFY, { id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.tangerang.manager.refusal(VERIFY, { id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('accepts what was planned jointly, with what anyone needs to compute it again', async () => {
    const { id, run } = await cleared(requests)
    const { accepted, violations, cost, bound, instance, answer, certificate } = await verified(id)
    expect({ accepted, violations }).toEqual({ accepted: true, violations: [] })
    expect([Number(cost), Number(bound)]).toEqual([expect.closeTo(Number(run.best), 3), expect.closeTo(Number(run.bound), 3)])
    expect(instance.requests.map((request: any) => request.id).toSorted()).toEqual(requests.toSorted())
    expect(answer.certificate).toEqual(certificate)
    const again = await solve(readInstance(JSON.stringify(instance)))
    expect(Number(again.cost)).toBeCloseTo(Number(cost), 3)
  })

  it('accepts a division of what does not suffice for all, with what it proves of the most', async () => {
    const { id } = await cleared(scarce)
    expect(await verified(id)).toMatchObject({ accepted: true, violations: [], mostIsProved: expect.any(Boolean) })
  })

  it.each([
    ['shows a better bound', 'update clearing_run set bound = bound + 1 where id = $1', 'SHOWN', 'bound'],
    ['shows another cost', 'update clearing_run set best = 1 where id = $1', 'SHOWN', 'best'],
    ['shows another gap', 'update clearing_run set gap = 0.5 where id = $1', 'SHOWN', 'gap'],
    ['says that its division is another', `update clearing_run set service = jsonb_set(service, '{served}', '"3000"') where id = $1`, 'SHOWN', 'service.served'],
    ['has an answer that costs less', `update clearing_run set answer = jsonb_set(answer, '{cost}', '"1"') where id = $1`, 'COST', 'cost'],
  ])('does not accept one that %s', async (_what, change, rule, at) => {
    const { id } = await cleared(scarce)
    await sql(change, [id])
    const { accepted, violations } = await verified(id)
    expect(accepted).toBe(false)
    expect(violations).toContainEqual({ rule, at, message: expect.any(String) })
  })

  it('does not accept one of which a proposal is another than its part', async () => {
    const { id, run } = await cleared(requests)
    const { planId, requestId } = run.results[0]
    await sql(`update match_plan set answer = jsonb_set(answer, '{allocations,0,quantity}', '"1"') where id = $1`, [planId])
    expect((await verified(id)).violations).toEqual([{ rule: 'PARTS', at: requestId, message: expect.stringContaining('PLAN-') }])
  })

  it('has nothing to say of a run that has not ended', async () => {
    const id = await anAbandonedClearing(market.app, { authority: market.ministry.organizationId, region: '33', hasBegun: true })
    expect(await verified(id)).toBeNull()
  })
})
