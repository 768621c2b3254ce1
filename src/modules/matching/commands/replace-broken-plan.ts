import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText, sumOf, type Decimal } from '../../../values/decimal.js'
import { returnToPublished } from '../../requests/index.js'
import { Allocation } from '../allocation.entity.js'
import type { Award } from '../award.entity.js'
import type { LineQuantity } from '../match-plan.events.js'
import { matchPlanCourse } from '../match-plan.lifecycle.js'
import type { MatchPlan } from '../match-plan.entity.js'
import type { ComputedPlan } from '../planning/compute-plan.js'
import { keepsShares } from '../planning/shares.js'
import { isComplete } from '../planning/solve-facts.js'
import type { BrokenPlan } from '../replanning/read-broken.js'
import { askFacilities, type AnswerTime } from './ask-facilities.js'
import { lockPlan, type PlanInForce } from './in-force.js'
import { differencesBetween, partOf } from './differences.js'
import { recordPlan } from './record-plan.js'
import { settlePlan } from './settle-plan.js'

export interface Replacement extends AnswerTime { broken: BrokenPlan; computed: ComputedPlan }

/**
 * Puts a plan for the missing part in the place of a broken one; awards that stand move over with their capacity. When nothing is left, the plan
 * expires and the request is open again. Shares are no reason to leave something undelivered: where they are no longer kept the buyer is asked. false: the plan changed since it was read.
 * @throws CONFLICT when capacity of the new part is gone
 */
export async function replaceBrokenPlan(tx: Tx, { broken, computed, respondHours }: Replacement): Promise<boolean> {
  const inForce = await lockPlan(tx, broken.id)
  const { plan } = inForce
  const awards = inForce.awards.filter(({ status }) => status === 'PENDING' || status === 'ACTIVE')
  if (plan.status !== 'HELD' || !plan.isBroken || plan.version !== broken.version || !areThose(awards, broken.standing)) return false
  const missing = isComplete({ status: computed.outcome }) ? [] : missingOf(computed)
  if (awards.length === 0 && computed.allocations.length === 0) endPlan(tx, inForce, { missing, computed })
  else await supersede(tx, { ...inForce, awards }, { computed, missing, respondHours })
  return true
}

/** What another facility declined, or let expire, while the rest was planned is missing too. */
function areThose(awards: readonly Award[], standing: ReadonlySet<string>): boolean {
  return awards.length === standing.size && awards.every(({ id }) => standing.has(id))
}

function endPlan(tx: Tx, { request, plan }: PlanInForce, { missing, computed }: { missing: LineQuantity[]; computed: ComputedPlan }): void {
  transition(matchPlanCourse, 'expire', plan)
  plan.isBroken = false
  const { relaxations, conflict, omitted, service } = computed
  Object.assign(plan, { relaxations, conflict, omitted, service })
  tx.record('MatchPlanShort', plan, shortOf(plan, missing))
  returnToPublished(tx, request, 'No facility of the plan is left, and no other can take its place.')
}

async function supersede(tx: Tx, inForce: PlanInForce, { computed, missing, respondHours }: AnswerTime & { computed: ComputedPlan; missing: LineQuantity[] }): Promise<void> {
  const { request, plan: old, awards } = inForce
  const before = await tx.em.find(Allocation, { plan: old.id }, { populate: ['facility', 'award'] })
  const kept = before.filter(({ award }) => award && awards.includes(award))
  const losses = new Map(before.filter((part) => !kept.includes(part)).map(({ facility }) => [facility.id, { reason: 'DECLINED' as const, lacks: [] }]))
  const { plan, allocations } = await recordPlan(tx, {
    request, computed: { ...computed, shares: old.shares }, kept, replaces: old, excludedFacilities: old.excludedFacilities,
    differences: differencesBetween({ before, after: [...kept.map(partOf), ...computed.allocations], isAmended: false, losses }),
  })
  Object.assign(plan, { status: 'HELD', awaitsBuyer: missing.length > 0 || old.awaitsBuyer || !keepsShares(old.shares, [...kept, ...allocations]) })
  transition(matchPlanCourse, 'supersede', old)
  old.isBroken = false
  for (const part of [...kept, ...awards]) part.plan = plan
  const asked = [...awards, ...await askFacilities(tx, plan, allocations, { respondHours })]
  plan.participants = [...new Set(asked.map(({ supplier }) => supplier.id))]
  plan.heldUntil = asked.map(({ respondBy }) => respondBy).reduce((latest, at) => (at > latest ? at : latest), old.heldUntil ?? tx.now)
  tx.record('MatchPlanSuperseded', old, { number: old.number, replacedBy: plan.id })
  tx.record('MatchPlanHeld', plan, { number: plan.number, heldUntil: plan.heldUntil.toISOString() })
  if (missing.length > 0) tx.record('MatchPlanShort', plan, shortOf(plan, missing))
  settlePlan(tx, { request, plan, awards: asked })
}

function shortOf({ number, relaxations }: MatchPlan, missing: readonly LineQuantity[]) {
  return { number, missing, relaxations: relaxations.map(({ kind, to }) => ({ kind, to })) }
}

/** What of each line the computed plan leaves unserved, less the tolerance. */
function missingOf({ instance, allocations }: ComputedPlan): LineQuantity[] {
  return instance.requests.flatMap(({ lines }) => lines).flatMap((line) => {
    const served = sumOf(allocations.filter(({ requestLineId }) => requestLineId === line.id).map(({ quantity }) => quantity))
    const wanted = line.slots.reduce<Decimal>((sum, slot) => sum.plus(decimal((slot.quantity * (1 - line.under)).toFixed(6))), decimal(0))
    return wanted.greaterThan(served) ? [{ requestLineId: line.id, quantity: decimalText(wanted.minus(served)) }] : []
  })
}
