import { expectState, transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Award } from '../award.entity.js'
import { awardLifecycle } from '../match-plan.lifecycle.js'
import { awardPolicy } from '../match-plan.policy.js'
import { answerable } from '../match-plan.rules.js'
import { lockAward } from './in-force.js'
import { settlePlan } from './settle-plan.js'

/** The facility promises its part. */
export async function acceptAward(tx: Tx, id: string, expectedVersion?: number): Promise<Award> {
  const { award, ...inForce } = await lockAward(tx, id, expectedVersion)
  authorize(awardPolicy, 'acceptAward', tx.actor, award)
  expectState(awardLifecycle, 'acceptAward', award)
  enforce(answerable, award, tx.now)

  transition(awardLifecycle, 'acceptAward', award)
  award.respondedAt = tx.now
  tx.record('AwardAccepted', award, { planId: award.plan.id, facilityId: award.facility.id })
  settlePlan(tx, inForce)
  return award
}
