import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import type { BulkRequest } from '../bulk-request.entity.js'
import type { CancelBulkRequestInput } from '../bulk-request.inputs.js'
import { bulkRequestLifecycle } from '../bulk-request.lifecycle.js'
import { lockRequest } from '../lock-request.js'
import { tellReactions } from '../reactions.js'

/** Gives a request up before there is a contract: it is frozen, with its reason. Also how a draft is discarded. */
export async function cancelBulkRequest(tx: Tx, id: string, { reason, expectedVersion }: CancelBulkRequestInput): Promise<BulkRequest> {
  const request = await lockRequest(tx, 'cancelBulkRequest', { id, expectedVersion })
  transition(bulkRequestLifecycle, 'cancelBulkRequest', request)
  request.cancellationReason = reason
  tx.record('BulkRequestCancelled', request, { reason })
  await tellReactions('cancelled', tx, request)
  return request
}
