import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { BulkRequest } from '../../requests/index.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { requestMatchingLifecycle } from '../match-plan.lifecycle.js'
import { requestMatchingPolicy } from '../match-plan.policy.js'
import type { ComputedPlan } from '../planning/compute-plan.js'
import { recordPlan } from './record-plan.js'
import { stalePlan } from './stale-plan.js'

export interface Proposal {
  requestId: string
  /** The request as it was when the plan was computed. */
  amendment: number
  /** null: the request could not be matched when it was read. */
  computed: ComputedPlan | null
}

/**
 * Keeps a plan that was computed outside of any transaction, as a proposal: nothing is reserved.
 * @throws CONFLICT when the request was amended meanwhile
 */
export async function proposeMatch(tx: Tx, { requestId, amendment, computed }: Proposal): Promise<MatchPlan> {
  const request = await tx.lock(BulkRequest, requestId)
  authorize(requestMatchingPolicy, 'matchBulkRequest', tx.actor, request)
  expectState(requestMatchingLifecycle, 'matchBulkRequest', request)
  if (!computed || request.amendmentNumber !== amendment) throw stalePlan('REQUEST_AMENDED')

  const { plan } = await recordPlan(tx, { request, computed, excludedFacilities: computed.options.excludedFacilities })
  const { number, objective, outcome, cost: { amount, currency } } = plan
  tx.record('MatchProposed', plan, { number, objective, outcome, cost: amount, currency })
  return plan
}
