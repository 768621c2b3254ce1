import { registerEnumType } from 'type-graphql'

export const BulkRequestStatus = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  MATCHED: 'MATCHED',
  AWARDED: 'AWARDED',
  CONTRACTED: 'CONTRACTED',
  COMPLETED: 'COMPLETED',
  UNSUCCESSFUL: 'UNSUCCESSFUL',
  CANCELLED: 'CANCELLED',
} as const
export type BulkRequestStatus = keyof typeof BulkRequestStatus
registerEnumType(BulkRequestStatus, {
  name: 'BulkRequestStatus',
  description: 'How far a request is.',
  valuesConfig: {
    DRAFT: { description: 'Being written; seen by the buyer only.' },
    PUBLISHED: { description: 'Open to facilities; nothing is held for it.' },
    MATCHED: { description: 'A plan is held and its facilities are asked.' },
    AWARDED: { description: 'Every facility of the plan has accepted.' },
    CONTRACTED: { description: 'Contracts are made; amendments are theirs from here on.' },
    COMPLETED: { description: 'Everything contracted has been received.' },
    UNSUCCESSFUL: { description: 'It ended without an award.' },
    CANCELLED: { description: 'The buyer gave it up, with a reason.' },
  },
})

export const ProcurementRoute = {
  SWAKELOLA_TYPE_II: 'SWAKELOLA_TYPE_II',
  E_PURCHASING: 'E_PURCHASING',
  DIRECT_PROCUREMENT: 'DIRECT_PROCUREMENT',
  RFQ: 'RFQ',
  DIRECT_ORDER: 'DIRECT_ORDER',
} as const
export type ProcurementRoute = keyof typeof ProcurementRoute
registerEnumType(ProcurementRoute, {
  name: 'ProcurementRoute',
  description: 'The legal way in which the buyer buys.',
  valuesConfig: {
    SWAKELOLA_TYPE_II: { description: 'Agencies: carried out by another government body (swakelola tipe II).' },
    E_PURCHASING: { description: 'Agencies: through the electronic catalogue (e-purchasing).' },
    DIRECT_PROCUREMENT: { description: 'Agencies: small values without a tender (pengadaan langsung).' },
    RFQ: { description: 'Businesses: a plain request for quotation.' },
    DIRECT_ORDER: { description: 'Businesses: an order without asking others.' },
  },
})

export const PaymentMilestone = {
  ON_SIGNING: 'ON_SIGNING',
  ON_SHIPMENT: 'ON_SHIPMENT',
  ON_RECEIPT: 'ON_RECEIPT',
  AFTER_DAYS: 'AFTER_DAYS',
} as const
export type PaymentMilestone = keyof typeof PaymentMilestone
registerEnumType(PaymentMilestone, {
  name: 'PaymentMilestone',
  description: 'What a part of the price falls due with.',
  valuesConfig: {
    ON_SIGNING: { description: 'Both sides have signed the contract.' },
    ON_SHIPMENT: { description: 'The goods are on their way.' },
    ON_RECEIPT: { description: 'The handover (BAST) is signed.' },
    AFTER_DAYS: { description: 'So many days after receipt.' },
  },
})
