import { expectState, transition } from '../../../platform/lifecycle.js'
import { nextNumber } from '../../../platform/numbers.js'
import type { Tx } from '../../../platform/transaction.js'
import type { BulkRequest } from '../bulk-request.entity.js'
import { bulkRequestLifecycle } from '../bulk-request.lifecycle.js'
import { dayInRegion } from '../delivery-day.js'
import { enforceComplete } from '../enforce-content.js'
import { lockRequest } from '../lock-request.js'
import { contentOfRows, rowsOf } from '../stored-content.js'

/** Opens a draft to facilities and the authority; from now on it changes by amendment only. */
export async function publishBulkRequest(tx: Tx, id: string, expectedVersion?: number): Promise<BulkRequest> {
  const request = await lockRequest(tx, 'publishBulkRequest', { id, expectedVersion })
  expectState(bulkRequestLifecycle, 'publishBulkRequest', request)
  enforceComplete(contentOfRows(request, await rowsOf(tx, request)), tx.now)

  transition(bulkRequestLifecycle, 'publishBulkRequest', request)
  const year = Number(dayInRegion(request.buyer.region, tx.now).slice(0, 4))
  const number = await nextNumber(tx, 'REQ', year)
  Object.assign(request, { number, isPublished: true, publishedAt: tx.now })
  tx.record('BulkRequestPublished', request, { number })
  return request
}
