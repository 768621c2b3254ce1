import { expectState, transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Award } from '../award.entity.js'
import { awardLifecycle } from '../match-plan.lifecycle.js'
import { awardPolicy } from '../match-plan.policy.js'
import { answerable } from '../match-plan.rules.js'
import { breakPlan } from './break-plan.js'
import { lockAward } from './in-force.js'

/** The facility refuses its part: its capacity is free again at once, and what is missing is planned anew over the others. */
export async function declineAward(tx: Tx, id: string, { reason, expectedVersion }: { reason: string; expectedVersion?: number | undefined }): Promise<Award> {
  const { award, plan } = await lockAward(tx, id, expectedVersion)
  authorize(awardPolicy, 'declineAward', tx.actor, award)
  expectState(awardLifecycle, 'declineAward', award)
  enforce(answerable, award, tx.now)

  transition(awardLifecycle, 'declineAward', award)
  Object.assign(award, { respondedAt: tx.now, reason })
  tx.record('AwardDeclined', award, { planId: plan.id, facilityId: award.facility.id, reason })
  await breakPlan(tx, plan, [award])
  return award
}
