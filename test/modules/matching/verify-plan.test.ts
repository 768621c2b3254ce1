import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCEPT, aMarket, aRequest, DECLINE, held, matched, planInForce, works, type Market, type Works } from '../../support/market.js'
import type { Client } from '../../support/client.js'

const VERIFY = 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted keepsPartsOf violations { rule at message } } }'

/** More than one facility can make in time. */
const LARGE = { quantity: '2000' }

const verified = async (viewer: Client, id: string): Promise<any> => (await viewer.ask(VERIFY, { id }))['verifyMatchPlan']

function awardOf(plan: any, { facility }: Works): string {
  return plan.awards.find((award: any) => award.facility.id === facility && award.status !== 'UNSUCCESSFUL').id
}

/** A request of which Tangerang keeps its part and Bogor declines its own. */
async function replaced(market: Market): Promise<{ old: any; next: any }> {
  const id = await aRequest(market, market.officer, LARGE)
  const old = await held(market.officer, id)
  await market.tangerang.manager.ask(ACCEPT, { id: awardOf(old, market.tangerang) })
  await market.bogor.manager.ask(DECLINE, { id: awardOf(old, market.bogor) })
  return { old, next: await planInForce(market.officer, id) }
}

describe('verifying a plan', () => {
  let market: Market
  const sql = (text: string, values: unknown[]): Promise<unknown> => market.app.services.reading.database.query(text, values)

  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  describe('that was changed behind the program\'s back', () => {
    const changes: [string, string, { rule: string; at: RegExp }][] = [
      ['costs less than its parts', 'update match_plan set cost_amount = 1 where id = $1', { rule: 'SHOWN', at: /^cost$/ }],
      ['claims a better bound', 'update match_plan set bound_amount = bound_amount - 1 where id = $1', { rule: 'SHOWN', at: /^bound$/ }],
      ['claims another gap', 'update match_plan set gap = 0.5 where id = $1', { rule: 'SHOWN', at: /^gap$/ }],
      ['claims another outcome', `update match_plan set outcome = 'PARTIAL' where id = $1`, { rule: 'SHOWN', at: /^outcome$/ }],
      ['breaks its cost down in another way', `update match_plan set breakdown = jsonb_set(breakdown, '{transport}', '"0"') where id = $1`, { rule: 'SHOWN', at: /^breakdown.transport$/ }],
      ['delivers three times as much', 'update allocation set quantity = quantity * 3 where plan_id = $1', { rule: 'PARTS', at: /delivery/ }],
      ['keeps facilities longer', 'update allocation set hours = hours + 1 where plan_id = $1', { rule: 'PARTS', at: /for/ }],
      ['arrives on another day', 'update allocation set arrives_on = arrives_on + 1 where plan_id = $1', { rule: 'PARTS', at: /delivery/ }],
      ['has another price', 'update allocation set unit_price_amount = unit_price_amount + 5 where plan_id = $1', { rule: 'PARTS', at: /delivery/ }],
      ['has a dearer facility and a cheaper one', `
        update allocation set production_cost_amount = production_cost_amount + case id
          when (select id from allocation where plan_id = $1 order by facility_id, id limit 1) then 5000 when (select id from allocation where plan_id = $1 order by facility_id desc, id limit 1) then -5000
          else 0 end where plan_id = $1`, { rule: 'PARTS', at: /^production of/ }],
      ['has lost a part', 'delete from allocation where id = (select id from allocation where plan_id = $1 order by id limit 1)', { rule: 'PARTS', at: /delivery/ }],
    ]

    it.each(changes)('does not accept one that %s, and says what differs', async (_what, change, expected) => {
      const { id } = await matched(market.officer, await aRequest(market, market.officer, LARGE))
      expect(await verified(market.officer, id)).toEqual({ accepted: true, keepsPartsOf: [], violations: [] })
      await sql(change, [id])
      const { accepted, violations } = await verified(market.officer, id)
      expect(accepted).toBe(false)
      expect(violations).toContainEqual({ rule: expected.rule, at: expect.stringMatching(expected.at), message: expect.stringMatching(/^the plan (has|shows) /) })
    })
  })

  describe('that took the place of another', () => {
    let old: any
    let next: any
    beforeAll(async () => {
      const both = await replaced(market)
      old = both.old
      next = both.next
    })

    it('is of the whole: the part that was planned anew, and what it keeps of the plan before', async () => {
      expect(await verified(market.officer, next.id)).toEqual({ accepted: true, keepsPartsOf: [old.id], violations: [] })
      expect(await verified(market.officer, old.id), 'as it was').toEqual({ accepted: true, keepsPartsOf: [], violations: [] })
    })

    it('finds a change of what it keeps', async () => {
      const kept = [next.id, market.tangerang.facility]
      await sql('update allocation set quantity = quantity * 3 where plan_id = $1 and facility_id = $2', kept)
      const { accepted, violations } = await verified(market.officer, next.id)
      expect(accepted).toBe(false)
      expect(violations.every(({ rule, at }: any) => rule === 'PARTS' && at.startsWith(market.tangerang.facility))).toBe(true)
      await sql('update allocation set quantity = quantity / 3 where plan_id = $1 and facility_id = $2', kept)
      expect(await verified(market.officer, next.id)).toMatchObject({ accepted: true })
    })

    it('finds that a part which it keeps is gone, by what the whole costs', async () => {
      await sql(`delete from allocation where plan_id = $1 and facility_id = $2`, [next.id, market.tangerang.facility])
      expect((await verified(market.officer, next.id)).violations).toContainEqual({ rule: 'SHOWN', at: 'cost', message: expect.any(String) })
    })
  })

  it('accepts one by weeks, each laid over its days', async () => {
    const slow = await works(market, { name: 'Lapas Lambat', at: [-6.2, 106.7], region: '36.71', price: '80000', qualityClass: 'C', extra: { minimumBatch: '150' } })
    const { id, allocations } = await matched(market.officer, await aRequest(market, market.officer, { quantity: '300', qualityClass: 'C' }))
    expect(new Set(allocations.edges.map(({ node }: any) => node.facility.id))).toEqual(new Set([slow.facility]))
    const { verifyMatchPlan: { answer } } = await market.officer.ask('query ($id: ID!) { verifyMatchPlan(id: $id) { answer } }', { id })
    expect(answer.allocations.length).toBeLessThan(allocations.totalCount)
    expect(await verified(market.officer, id)).toMatchObject({ accepted: true, violations: [] })
  })

  it('looks through plans that replaced each other, one after the other', async () => {
    const id = await aRequest(market, market.rival, { ...LARGE, until: '2027-03-10' })
    const first = await held(market.rival, id)
    const declining = [market.tangerang, market.bogor, market.pati].filter(({ facility }) => first.awards.some((award: any) => award.facility.id === facility))
    const plans = [first]
    for (const works of declining.slice(0, 2)) {
      const now = await planInForce(market.rival, id)
      if (!now) break
      await works.manager.ask(DECLINE, { id: awardOf(now, works) })
      const next = await planInForce(market.rival, id)
      if (next) plans.push(next)
    }
    expect(plans.length).toBeGreaterThan(1)
    for (const plan of plans) expect(await verified(market.rival, plan.id)).toMatchObject({ accepted: true, violations: [] })
  })

  it('accepts one that asks nobody for what the ceiling has no room for', async () => {
    const fresh = await aMarket()
    const { cost: ceiling } = await matched(fresh.officer, await aRequest(fresh, fresh.officer, LARGE))
    const id = await aRequest(fresh, fresh.officer, { ...LARGE, draft: { ceiling } })
    const plan = await held(fresh.officer, id)
    await fresh.tangerang.manager.ask(ACCEPT, { id: awardOf(plan, fresh.tangerang) })
    await fresh.bogor.manager.ask(DECLINE, { id: awardOf(plan, fresh.bogor) })
    const smaller = await planInForce(fresh.officer, id)
    expect(smaller.relaxations[0]).toMatchObject({ kind: 'CEILING' })
    expect(await verified(fresh.officer, smaller.id)).toEqual({ accepted: true, keepsPartsOf: [plan.id], violations: [] })
    await fresh.app.close()
  })
})
