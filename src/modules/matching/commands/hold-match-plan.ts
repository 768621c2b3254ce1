import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { markMatched, type BulkRequest } from '../../requests/index.js'
import { Allocation } from '../allocation.entity.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { matchPlanLifecycle } from '../match-plan.lifecycle.js'
import { matchPlanPolicy } from '../match-plan.policy.js'
import { holdable } from '../match-plan.rules.js'
import { askFacilities, type AnswerTime } from './ask-facilities.js'
import { lockPlan } from './in-force.js'
import { FACTS_OF_A_PART, stalenessOf, stalePlan } from './stale-plan.js'

/**
 * Reserves a proposed plan's capacity and asks its facilities.
 * @throws CONFLICT with `shortfall` when capacity is gone, with another `reason` when the plan is stale in another way
 */
export async function holdMatchPlan(tx: Tx, id: string, options: AnswerTime & { expectedVersion?: number | undefined }): Promise<MatchPlan> {
  const { request, plan } = await lockPlan(tx, id, options.expectedVersion)
  authorize(matchPlanPolicy, 'holdMatchPlan', tx.actor, plan)
  const allocations = await tx.em.find(Allocation, { plan: id }, { populate: FACTS_OF_A_PART, orderBy: { id: 'asc' } })
  return await holdProposal(tx, { request, plan, allocations }, options)
}

export interface HeldParts { request: BulkRequest; plan: MatchPlan; allocations: readonly Allocation[] }

/** As `holdMatchPlan`, for a plan that is locked and whose holder is authorized. */
export async function holdProposal(tx: Tx, { request, plan, allocations }: HeldParts, answerTime: AnswerTime): Promise<MatchPlan> {
  transition(matchPlanLifecycle, 'holdMatchPlan', plan)
  if (plan.requestAmendment !== request.amendmentNumber) throw stalePlan('REQUEST_AMENDED')
  enforce(holdable, { plan, request }, tx.now)
  await expectTimely(tx, allocations)

  markMatched(tx, request)
  const awards = await askFacilities(tx, plan, allocations, answerTime)
  plan.participants = [...new Set(awards.map(({ supplier }) => supplier.id))]
  const heldUntil = awards.map(({ respondBy }) => respondBy).reduce((latest, at) => (at > latest ? at : latest), tx.now)
  plan.heldUntil = heldUntil
  tx.record('MatchPlanHeld', plan, { number: plan.number, heldUntil: heldUntil.toISOString() })
  return plan
}

async function expectTimely(tx: Tx, allocations: readonly Allocation[]): Promise<void> {
  await tx.em.populate([...allocations], FACTS_OF_A_PART)
  for (const part of allocations) {
    const reason = stalenessOf(part, tx.now)
    if (reason) throw stalePlan(reason)
  }
}
