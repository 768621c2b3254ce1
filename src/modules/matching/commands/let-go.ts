import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { Allocation } from '../allocation.entity.js'
import { awardCourse, matchPlanCourse } from '../match-plan.lifecycle.js'
import type { PlanInForce } from './in-force.js'
import { releaseAllocations } from './release-allocations.js'

/** Ends a plan in force and the awards that still stand. What is contracted already is booked, not held, and stays. */
export async function letGo(tx: Tx, { plan, awards }: Pick<PlanInForce, 'plan' | 'awards'>, reason: string): Promise<void> {
  await releaseAllocations(tx, await tx.em.find(Allocation, { plan: plan.id }))
  for (const award of awards.filter(({ status }) => awardCourse['cancel']?.from.includes(status))) {
    transition(awardCourse, 'cancel', award)
    Object.assign(award, { respondedAt: award.respondedAt ?? tx.now, reason })
    tx.record('AwardCancelled', award, { planId: plan.id, facilityId: award.facility.id, reason })
  }
  transition(matchPlanCourse, 'release', plan)
  plan.isBroken = false
  tx.record('MatchPlanReleased', plan, { number: plan.number, reason })
}
