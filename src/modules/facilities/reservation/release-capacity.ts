import type { Tx } from '../../../platform/transaction.js'
import { enter } from './enter.js'
import { lockOutstanding } from './outstanding.js'

export interface ReleaseOptions {
  planId: string
  /** Without them: all that the plan holds. */
  allocationIds?: readonly string[]
}

/** Gives back what is held and not booked. Doing it again changes nothing. */
export async function releaseCapacity(tx: Tx, { planId, allocationIds }: ReleaseOptions): Promise<void> {
  const outstanding = await lockOutstanding(tx, allocationIds ?? await allocationsOf(tx, planId))
  const held = outstanding.filter(({ plan }) => plan === planId)
  await enter(tx, held.map((of) => ({ of, kind: 'RELEASE' as const, amount: of.held })))
}

async function allocationsOf(tx: Tx, planId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select distinct allocation_id as id from reservation_entry where plan_id = $1', [planId])
  return rows.map(({ id }) => id)
}
