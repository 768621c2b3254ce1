import { releaseCapacity } from '../../facilities/index.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Allocation } from '../allocation.entity.js'

/** Gives back what allocations hold, each under the plan that reserved it. Doing it again changes nothing. */
export async function releaseAllocations(tx: Tx, allocations: readonly Allocation[]): Promise<void> {
  for (const [planId, parts] of Map.groupBy(allocations, ({ heldUnder }) => heldUnder)) {
    if (planId) await releaseCapacity(tx, { planId, allocationIds: parts.map(({ id }) => id) })
  }
}
