import type { Module } from '../../platform/module.js'
import { BulkRequestAmendment } from './bulk-request-amendment.entity.js'
import { BulkRequest } from './bulk-request.entity.js'
import { bulkRequestEvents } from './bulk-request.events.js'
import './bulk-request.reads.js'
import { BulkRequestResolver } from './bulk-request.resolver.js'
import { DeliverySlot } from './delivery-slot.entity.js'
import { Lot } from './lot.entity.js'
import { PaymentTerm } from './payment-term.entity.js'
import { BulkRequestAmendmentResolver, DeliverySlotResolver, LotResolver, RequestLineResolver } from './request-content.resolver.js'
import { RequestLine } from './request-line.entity.js'

export const requests: Module = {
  name: 'requests',
  entities: [BulkRequest, Lot, RequestLine, DeliverySlot, PaymentTerm, BulkRequestAmendment],
  resolvers: [BulkRequestResolver, LotResolver, RequestLineResolver, DeliverySlotResolver, BulkRequestAmendmentResolver],
  events: bulkRequestEvents,
}
