import type { Lifecycle } from '../../platform/lifecycle.js'
import type { BulkRequestStatus } from './bulk-request.enums.js'

/** What the buyer does. */
export const bulkRequestLifecycle = {
  reviseBulkRequest: { from: ['DRAFT'], to: 'DRAFT' },
  publishBulkRequest: { from: ['DRAFT'], to: 'PUBLISHED' },
  amendBulkRequest: { from: ['PUBLISHED', 'MATCHED'], to: 'PUBLISHED' },
  cancelBulkRequest: { from: ['DRAFT', 'PUBLISHED', 'MATCHED', 'AWARDED'], to: 'CANCELLED' },
} satisfies Lifecycle<BulkRequestStatus>

/** What follows from plans, awards, contracts and receipts: lent to the modules that own those. */
export const bulkRequestProgress = {
  markMatched: { from: ['PUBLISHED'], to: 'MATCHED' },
  returnToPublished: { from: ['MATCHED', 'AWARDED'], to: 'PUBLISHED' },
  markAwarded: { from: ['MATCHED'], to: 'AWARDED' },
  markContracted: { from: ['AWARDED'], to: 'CONTRACTED' },
  markCompleted: { from: ['CONTRACTED'], to: 'COMPLETED' },
} satisfies Lifecycle<BulkRequestStatus>
