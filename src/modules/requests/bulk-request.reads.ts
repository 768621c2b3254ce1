import { belongsToActor, is } from '../../platform/policy.js'
import { readModel } from '../../platform/read/read-model.js'
import { Product } from '../catalogue/index.js'
import { User } from '../identity/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequestAmendment } from './bulk-request-amendment.entity.js'
import { requestActions } from './bulk-request.actions.js'
import { BulkRequest } from './bulk-request.entity.js'
import { bulkRequestPolicy, seenWithRequest } from './bulk-request.policy.js'
import { DeliverySlot } from './delivery-slot.entity.js'
import { Lot } from './lot.entity.js'
import { PaymentTerm } from './payment-term.entity.js'
import { RequestLine } from './request-line.entity.js'

readModel(BulkRequest, {
  view: bulkRequestPolicy.view,
  open: [
    'version', 'number', 'title', 'description', 'status', 'procurementRoute', 'currency', 'ceiling', 'publishedAt', 'amendmentNumber',
    'cancellationReason', 'createdAt',
  ],
  computed: { availableActions: requestActions },
  relations: {
    buyer: { one: () => Organization, by: 'buyer' },
    createdBy: { one: () => User, by: 'createdBy' },
    lots: { many: () => Lot, by: 'request', orderBy: [['position', 'asc']] },
    lines: { many: () => RequestLine, by: 'request', orderBy: [['lot', 'asc'], ['position', 'asc']] },
    amendments: { many: () => BulkRequestAmendment, by: 'request', orderBy: [['number', 'asc']] },
  },
  filters: {
    status: { property: 'status', op: 'in' },
    buyer: { property: 'buyer', op: 'eq' },
    mine: { property: 'buyer', op: 'own' },
    region: { property: 'regions', op: 'contains' },
    product: { property: 'products', op: 'contains' },
    productKind: { property: 'productKinds', op: 'contains' },
    publishedFrom: { property: 'publishedAt', op: 'gte' },
    publishedBefore: { property: 'publishedAt', op: 'lt' },
    search: { property: 'search', op: 'search' },
  },
  orders: { DELIVERY_SOONEST: [['earliestWindow', 'asc']] },
})

readModel(Lot, {
  view: seenWithRequest,
  open: ['position', 'title'],
  relations: {
    paymentTerms: { many: () => PaymentTerm, by: 'lot', orderBy: [['position', 'asc']] },
    lines: { many: () => RequestLine, by: 'lot', orderBy: [['position', 'asc']] },
  },
})

readModel(RequestLine, {
  view: seenWithRequest,
  open: [
    'position', 'description', 'qualityClass', 'quantity', 'baseQuantity', 'baseUnit', 'priceCeiling', 'toleranceUnder', 'toleranceOver',
    'maxFacilities', 'minPerFacility', 'regions',
  ],
  fields: { excludedFacilities: belongsToActor('buyer') },
  relations: {
    request: { one: () => BulkRequest, by: 'request' },
    lot: { one: () => Lot, by: 'lot' },
    product: { one: () => Product, by: 'product' },
    slots: { many: () => DeliverySlot, by: 'line', orderBy: [['position', 'asc']], only: is('isWithdrawn', false) },
  },
})

readModel(DeliverySlot, {
  view: seenWithRequest,
  open: ['position', 'place', 'address', 'region', 'latitude', 'longitude', 'windowFrom', 'windowTo', 'askedQuantity', 'quantity', 'isWithdrawn'],
  relations: { line: { one: () => RequestLine, by: 'line' } },
})

readModel(PaymentTerm, { view: seenWithRequest, open: ['position', 'milestone', 'days', 'percent'] })

readModel(BulkRequestAmendment, { view: seenWithRequest, open: ['number', 'rationale', 'changes', 'at'], relations: { by: { one: () => User, by: 'by' } } })
