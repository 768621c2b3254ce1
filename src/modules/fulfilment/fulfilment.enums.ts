import { registerEnumType } from 'type-graphql'

export const WorkOrderStatus = { OPEN: 'OPEN', DONE: 'DONE', CANCELLED: 'CANCELLED' } as const
export type WorkOrderStatus = keyof typeof WorkOrderStatus
registerEnumType(WorkOrderStatus, { name: 'WorkOrderStatus', description: 'DONE when all its batches are ready or scrapped.' })

export const SampleStatus = {
  NOT_REQUIRED: 'NOT_REQUIRED',
  AWAITED: 'AWAITED',
  SUBMITTED: 'SUBMITTED',
  APPROVED: 'APPROVED',
  REFUSED: 'REFUSED',
} as const
export type SampleStatus = keyof typeof SampleStatus
registerEnumType(SampleStatus, {
  name: 'SampleStatus',
  valuesConfig: {
    NOT_REQUIRED: { description: 'The product is made without one.' },
    AWAITED: { description: 'The facility has not shown one yet.' },
    SUBMITTED: { description: 'The buyer is to answer.' },
    APPROVED: { description: 'Production may begin.' },
    REFUSED: { description: 'The facility shows another one.' },
  },
})

export const BatchStatus = {
  PLANNED: 'PLANNED',
  RELEASED: 'RELEASED',
  IN_PROGRESS: 'IN_PROGRESS',
  QC_PENDING: 'QC_PENDING',
  QC_PASSED: 'QC_PASSED',
  QC_FAILED: 'QC_FAILED',
  READY: 'READY',
  SCRAPPED: 'SCRAPPED',
  CANCELLED: 'CANCELLED',
} as const
export type BatchStatus = keyof typeof BatchStatus
registerEnumType(BatchStatus, {
  name: 'BatchStatus',
  valuesConfig: {
    PLANNED: { description: 'Has a day.' },
    RELEASED: { description: 'May be started: material and crew are there.' },
    IN_PROGRESS: { description: 'Being made.' },
    QC_PENDING: { description: 'Made; cures and waits for inspection.' },
    QC_PASSED: { description: 'Inspected and good.' },
    QC_FAILED: { description: 'Inspected and not good: rework or scrap.' },
    READY: { description: 'May be shipped.' },
    SCRAPPED: { description: 'Given up, or what was left of it; that is planned again.' },
    CANCELLED: { description: 'Not made: the contract was terminated or amended.' },
  },
})

export const InspectionResult = { PASSED: 'PASSED', FAILED: 'FAILED' } as const
export type InspectionResult = keyof typeof InspectionResult
registerEnumType(InspectionResult, { name: 'InspectionResult' })

export const ShipmentStatus = {
  PREPARED: 'PREPARED',
  DISPATCHED: 'DISPATCHED',
  ARRIVED: 'ARRIVED',
  RECEIVED: 'RECEIVED',
  RETURNED: 'RETURNED',
  LOST: 'LOST',
} as const
export type ShipmentStatus = keyof typeof ShipmentStatus
registerEnumType(ShipmentStatus, {
  name: 'ShipmentStatus',
  valuesConfig: {
    PREPARED: { description: 'Packed.' },
    DISPATCHED: { description: 'On its way.' },
    ARRIVED: { description: 'At the place of delivery.' },
    RECEIVED: { description: 'The buyer has signed for it.' },
    RETURNED: { description: 'Came back whole; its goods are ready again.' },
    LOST: { description: 'Will not arrive; its goods are planned again.' },
  },
})

export const PromiseRevisionStatus = { PROPOSED: 'PROPOSED', ACCEPTED: 'ACCEPTED', REFUSED: 'REFUSED' } as const
export type PromiseRevisionStatus = keyof typeof PromiseRevisionStatus
registerEnumType(PromiseRevisionStatus, { name: 'PromiseRevisionStatus' })
