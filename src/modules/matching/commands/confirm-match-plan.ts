import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { matchPlanLifecycle } from '../match-plan.lifecycle.js'
import { matchPlanPolicy } from '../match-plan.policy.js'
import { confirmable } from '../match-plan.rules.js'
import { lockPlan } from './in-force.js'
import { settlePlan } from './settle-plan.js'

/** The buyer is content with a plan that became smaller after a decline or an expiry. */
export async function confirmMatchPlan(tx: Tx, id: string, expectedVersion?: number): Promise<MatchPlan> {
  const inForce = await lockPlan(tx, id, expectedVersion)
  authorize(matchPlanPolicy, 'confirmMatchPlan', tx.actor, inForce.plan)
  expectState(matchPlanLifecycle, 'confirmMatchPlan', inForce.plan)
  enforce(confirmable, inForce.plan, tx.now)

  inForce.plan.awaitsBuyer = false
  tx.record('MatchPlanConfirmed', inForce.plan, { number: inForce.plan.number })
  settlePlan(tx, inForce)
  return inForce.plan
}
