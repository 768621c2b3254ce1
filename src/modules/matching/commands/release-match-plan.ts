import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { returnToPublished } from '../../requests/index.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { matchPlanLifecycle } from '../match-plan.lifecycle.js'
import { matchPlanPolicy } from '../match-plan.policy.js'
import { lockPlan } from './in-force.js'
import { letGo } from './let-go.js'

/** The buyer gives a held plan back: all capacity is free again, and the request is open. */
export async function releaseMatchPlan(tx: Tx, id: string, { reason, expectedVersion }: { reason: string; expectedVersion?: number | undefined }): Promise<MatchPlan> {
  const inForce = await lockPlan(tx, id, expectedVersion)
  authorize(matchPlanPolicy, 'releaseMatchPlan', tx.actor, inForce.plan)
  expectState(matchPlanLifecycle, 'releaseMatchPlan', inForce.plan)

  await letGo(tx, inForce, reason)
  returnToPublished(tx, inForce.request, reason)
  return inForce.plan
}
