import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { Award } from '../award.entity.js'
import { MatchPlan } from '../match-plan.entity.js'
import { awardCourse } from '../match-plan.lifecycle.js'
import { letGo } from './let-go.js'

/*
 * Lent to the modules on the right, which have locked the request and authorized their own action.
 */

/** Nothing of an accepted plan will be contracted: what it holds is free again. */
export async function releasePlan(tx: Tx, id: string, reason: string): Promise<void> {
  const plan = await tx.lock(MatchPlan, id)
  await letGo(tx, { plan, awards: await tx.lockAll(Award, { plan: id }) }, reason)
}

/** One accepted part will not be contracted; the others stand. Its capacity is given back by the caller. */
export async function withdrawAward(tx: Tx, id: string, reason: string): Promise<void> {
  const award = await tx.lock(Award, id)
  if (!awardCourse['cancel']?.from.includes(award.status)) return
  transition(awardCourse, 'cancel', award)
  award.reason = reason
  tx.record('AwardCancelled', award, { planId: award.plan.id, facilityId: award.facility.id, reason })
}
