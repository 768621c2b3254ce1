import { expectState, transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { User } from '../../identity/index.js'
import type { AmendBulkRequestInput } from '../amend.inputs.js'
import { amendedContent, amendmentViolations } from '../amendment.js'
import { BulkRequestAmendment } from '../bulk-request-amendment.entity.js'
import type { BulkRequest } from '../bulk-request.entity.js'
import { bulkRequestLifecycle } from '../bulk-request.lifecycle.js'
import { refuse } from '../enforce-content.js'
import { lockRequest } from '../lock-request.js'
import { tellReactions } from '../reactions.js'
import { contentOfRows, rowsOf } from '../stored-content.js'
import { amendLines } from '../write-amendment.js'
import { summarize } from '../write-content.js'

/** Changes quantities, dates, places or tolerances of a published request, with a reason. Plans made for the old content are void. */
export async function amendBulkRequest(tx: Tx, id: string, input: AmendBulkRequestInput): Promise<BulkRequest> {
  const request = await lockRequest(tx, 'amendBulkRequest', { id, expectedVersion: input.expectedVersion })
  expectState(bulkRequestLifecycle, 'amendBulkRequest', request)
  const rows = await rowsOf(tx, request)
  const content = contentOfRows(request, rows)
  refuse(amendmentViolations(input, content, tx.now))

  transition(bulkRequestLifecycle, 'amendBulkRequest', request)
  const after = amendedContent(content, input.lines)
  const changes = amendLines(tx, rows, after, input.lines)
  summarize(request, after)
  request.amendmentNumber += 1
  const { rationale } = input
  tx.create(BulkRequestAmendment, {
    request, number: request.amendmentNumber, rationale, changes, at: tx.now, by: tx.actor.userId ? tx.em.getReference(User, tx.actor.userId) : null,
  })
  tx.record('BulkRequestAmended', request, { number: request.amendmentNumber, rationale, lineIds: input.lines.map(({ lineId }) => lineId) })
  await tellReactions('amended', tx, request)
  return request
}
