import type { Tx } from '../../../platform/transaction.js'
import { Allocation } from '../allocation.entity.js'
import type { Award } from '../award.entity.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { releaseAllocations } from './release-allocations.js'

/** Gives back what lost awards held and marks the plan for planning anew without their facilities. */
export async function breakPlan(tx: Tx, plan: MatchPlan, lost: readonly Award[]): Promise<void> {
  await releaseAllocations(tx, await tx.em.find(Allocation, { award: { $in: lost.map(({ id }) => id) } }))
  plan.isBroken = true
  plan.excludedFacilities = [...new Set([...plan.excludedFacilities, ...lost.map(({ facility }) => facility.id)])]
}
