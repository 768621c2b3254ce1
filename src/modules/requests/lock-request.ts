import { authorize } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { BulkRequest } from './bulk-request.entity.js'
import { bulkRequestPolicy } from './bulk-request.policy.js'

/**
 * Locks a request for an action of its buyer.
 */
export async function lockRequest(
  tx: Tx, action: keyof typeof bulkRequestPolicy, at: { id: string; expectedVersion?: number | null | undefined },
): Promise<BulkRequest> {
  const request = await tx.lock(BulkRequest, at.id, { populate: ['buyer'], expectedVersion: at.expectedVersion })
  authorize(bulkRequestPolicy, action, tx.actor, request)
  return request
}
