import { unauthenticated } from '../../../platform/errors.js'
import { authorizeAction } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { User } from '../../identity/index.js'
import { Organization, type OrganizationKind } from '../../organizations/index.js'
import { BulkRequest } from '../bulk-request.entity.js'
import { bulkRequestPolicy } from '../bulk-request.policy.js'
import { contentOfInput } from '../content-of-input.js'
import type { DraftBulkRequestInput } from '../draft.inputs.js'
import { enforceDraft } from '../enforce-content.js'
import { writeContent } from '../write-content.js'

/** Begins a request that only its buyer sees; it may still lack whatever publishing asks for. */
export async function draftBulkRequest(tx: Tx, input: DraftBulkRequestInput): Promise<BulkRequest> {
  authorizeAction(bulkRequestPolicy, 'draftBulkRequest', tx.actor)
  const { organizationId, organizationKind } = tx.actor
  if (!organizationId || !organizationKind) throw unauthenticated()
  const buyer = tx.reference(Organization, organizationId)
  const content = await contentOfInput(tx, input, organizationKind as OrganizationKind)
  enforceDraft(content, tx.now)

  const { title, description, procurementRoute, currency } = input
  const request = tx.insert(BulkRequest, {
    buyer, title, description, procurementRoute, currency, ceiling: content.ceiling, status: 'DRAFT', createdAt: tx.now,
    createdBy: tx.actor.userId ? tx.reference(User, tx.actor.userId) : null,
  })
  writeContent(tx, request, content)
  tx.record('BulkRequestDrafted', request, {})
  return request
}
