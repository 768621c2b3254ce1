import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { awardCourse } from '../match-plan.lifecycle.js'
import { breakPlan } from './break-plan.js'
import { lockPlan } from './in-force.js'

/** Awards that were not answered in time are lost. Acceptance and expiry lock the same rows: exactly one of them happens. */
export async function expireAwards(tx: Tx, planId: string): Promise<number> {
  const { plan, awards } = await lockPlan(tx, planId)
  const lost = awards.filter(({ status, respondBy }) => status === 'PENDING' && respondBy <= tx.now)
  if (lost.length === 0) return 0
  for (const award of lost) {
    transition(awardCourse, 'expire', award)
    award.respondedAt = tx.now
    tx.record('HoldExpired', award, { planId, facilityId: award.facility.id, respondBy: award.respondBy.toISOString() })
  }
  await breakPlan(tx, plan, lost)
  return lost.length
}
