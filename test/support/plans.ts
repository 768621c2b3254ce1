import type { ActingClient } from './actors.js'
import type { TestApp } from './app.js'
import { anAbandonedClearing, anEndedClearing } from './clearings.js'
import { aDraft, aLine, aLot, aSlot, published } from './requests.js'

export type PlanId = 'matchableRequest' | 'proposedPlan' | 'heldPlan' | 'award' | 'clearing' | 'endedClearing'

/** A published request that nobody matched, one with a proposal, one whose plan is held, smaller than before and not answered; and clearings of another region, one of which has ended. */
export async function planIds(app: TestApp, officer: ActingClient, product: string): Promise<Record<PlanId, string>> {
  const request = async (): Promise<string> =>
    (await published(officer, aDraft([aLot([aLine(product, { quantity: { amount: '51', unit: 'MTK' }, slots: [aSlot('51')] })])]))).id
  const match = async (id: string): Promise<string> => (await officer.ask('mutation ($id: ID!) { matchBulkRequest(id: $id) { id } }', { id }))['matchBulkRequest'].id
  const { holdMatchPlan } = await officer.ask('mutation ($id: ID!) { holdMatchPlan(id: $id) { id awards { id } } }', { id: await match(await request()) })
  await app.services.reading.database.query('update match_plan set awaits_buyer = true where id = $1', [holdMatchPlan.id])
  await aScarceAndFairPlan(app, holdMatchPlan.id)
  const [ministry] = await app.services.reading.database.query(`select id from organization where kind = 'AUTHORITY' order by id limit 1`, [])
  const clearing = await anAbandonedClearing(app, { authority: String(ministry?.['id']), region: '94', hasBegun: true })
  const proposedPlan = await match(await request())
  const endedClearing = await anEndedClearing(app, { authority: String(ministry?.['id']), plan: proposedPlan })
  return { clearing, endedClearing, matchableRequest: await request(), proposedPlan, heldPlan: holdMatchPlan.id, award: holdMatchPlan.awards[0].id }
}

/** As if capacity had been scarce and shares had been asked for: what most plans say nothing of. */
async function aScarceAndFairPlan({ services }: TestApp, plan: string): Promise<void> {
  const service = { fairness: 'MOST_SERVED', isProven: true, asked: '51', served: '51', atMost: '51', gap: '0', short: [] }
  const fairness = { price: '0', atLeast: '0', atMost: '0', outcomeWithout: 'OPTIMAL', costWithout: '3570000', text: { en: 'Nothing.', id: 'Tidak ada.' }, shares: [] }
  await services.reading.database.query('update match_plan set service = $2, fairness = $3 where id = $1', [plan, service, fairness])
}
