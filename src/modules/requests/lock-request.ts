import { staleVersion, unauthenticated } from '../../platform/errors.js'
import { authorize } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { BulkRequest } from './bulk-request.entity.js'
import { bulkRequestPolicy } from './bulk-request.policy.js'

/**
 * Locks a request for an action of its buyer. Who asks is settled before which version they read,
 * so that neither error tells a stranger that a draft exists.
 */
export async function lockRequest(
  tx: Tx, action: keyof typeof bulkRequestPolicy, at: { id: string; expectedVersion?: number | null | undefined },
): Promise<BulkRequest> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const request = await tx.lock(BulkRequest, at.id, { populate: ['buyer'] })
  authorize(bulkRequestPolicy, action, tx.actor, request)
  if (at.expectedVersion != null && at.expectedVersion !== request.version) throw staleVersion(request.version)
  return request
}
