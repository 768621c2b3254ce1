import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { Allocation } from '../allocation.entity.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { matchPlanPolicy } from '../match-plan.policy.js'
import type { ComputedPlan } from '../planning/compute-plan.js'
import type { AnswerTime } from './ask-facilities.js'
import { holdProposal } from './hold-match-plan.js'
import { lockPlan } from './in-force.js'
import { differencesBetween, lossesOf } from './differences.js'
import { recordPlan } from './record-plan.js'
import { FACTS_OF_A_PART, stalePlan } from './stale-plan.js'

export interface Renewal extends AnswerTime { staleId: string; amendment: number; computed: ComputedPlan }

/** Holds a plan that was computed in the place of a stale proposal, in one transaction. @throws as `holdMatchPlan` */
export async function holdAnew(tx: Tx, { staleId, amendment, computed, respondHours }: Renewal): Promise<MatchPlan> {
  const { request, plan: stale } = await lockPlan(tx, staleId)
  authorize(matchPlanPolicy, 'holdMatchPlan', tx.actor, stale)
  if (request.amendmentNumber !== amendment) throw stalePlan('REQUEST_AMENDED')

  const before = await tx.em.find(Allocation, { plan: staleId }, { populate: FACTS_OF_A_PART })
  const isAmended = stale.requestAmendment !== amendment
  const { plan, allocations } = await recordPlan(tx, {
    request, computed, replaces: stale, excludedFacilities: stale.excludedFacilities,
    differences: differencesBetween({ before, after: computed.allocations, isAmended, losses: await lossesOf(tx, staleId, before) }),
  })
  return await holdProposal(tx, { request, plan, allocations }, { respondHours })
}
