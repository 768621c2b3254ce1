import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import type { BulkRequest } from '../bulk-request.entity.js'
import { bulkRequestLifecycle } from '../bulk-request.lifecycle.js'
import { contentOfInput } from '../content-of-input.js'
import type { ReviseBulkRequestInput } from '../draft.inputs.js'
import { enforceDraft } from '../enforce-content.js'
import { lockRequest } from '../lock-request.js'
import { removeContent, writeContent } from '../write-content.js'

/** Replaces a draft as a whole. */
export async function reviseBulkRequest(tx: Tx, id: string, input: ReviseBulkRequestInput): Promise<BulkRequest> {
  const request = await lockRequest(tx, 'reviseBulkRequest', { id, expectedVersion: input.expectedVersion })
  transition(bulkRequestLifecycle, 'reviseBulkRequest', request)
  const content = await contentOfInput(tx, input, request.buyer.kind)
  enforceDraft(content, tx.now)

  await removeContent(tx, request)
  const { title, description, procurementRoute, currency } = input
  Object.assign(request, { title, description, procurementRoute, currency, ceiling: content.ceiling })
  writeContent(tx, request, content)
  tx.record('BulkRequestRevised', request, {})
  return request
}
