import type { Lifecycle } from '../../platform/lifecycle.js'
import type { ContractStatus } from '../contracts/index.js'
import type { BatchStatus, PromiseRevisionStatus, SampleStatus, ShipmentStatus } from './fulfilment.enums.js'

export const batchLifecycle = {
  releaseBatch: { from: ['PLANNED'], to: 'RELEASED' },
  startBatch: { from: ['RELEASED'], to: 'IN_PROGRESS' },
  reportBatchProgress: { from: ['IN_PROGRESS'], to: 'IN_PROGRESS' },
  finishBatch: { from: ['IN_PROGRESS'], to: 'QC_PENDING' },
  passBatch: { from: ['QC_PENDING'], to: 'QC_PASSED' },
  failBatch: { from: ['QC_PENDING'], to: 'QC_FAILED' },
  reworkBatch: { from: ['QC_FAILED'], to: 'IN_PROGRESS' },
  scrapBatch: { from: ['QC_FAILED'], to: 'SCRAPPED' },
  markBatchReady: { from: ['QC_PASSED'], to: 'READY' },
  discardBatch: { from: ['READY'], to: 'SCRAPPED' },
} satisfies Lifecycle<BatchStatus>

/** Of the sample of a work order. */
export const sampleLifecycle = {
  submitSample: { from: ['AWAITED', 'REFUSED'], to: 'SUBMITTED' },
  approveSample: { from: ['SUBMITTED'], to: 'APPROVED' },
  refuseSample: { from: ['SUBMITTED'], to: 'REFUSED' },
} satisfies Lifecycle<SampleStatus>

/** Further actions on a contract, which leave its status as it is. */
export const productionLifecycle = {
  planWorkOrders: { from: ['ACTIVE'], to: 'ACTIVE' },
  prepareShipment: { from: ['ACTIVE', 'TERMINATED'], to: 'ACTIVE' },
  proposeNewDate: { from: ['ACTIVE'], to: 'ACTIVE' },
} satisfies Lifecycle<ContractStatus>

export const shipmentLifecycle = {
  dispatchShipment: { from: ['PREPARED'], to: 'DISPATCHED' },
  reportArrival: { from: ['DISPATCHED'], to: 'ARRIVED' },
  reportLoss: { from: ['DISPATCHED'], to: 'LOST' },
  reportReturn: { from: ['PREPARED', 'DISPATCHED', 'ARRIVED'], to: 'RETURNED' },
  receiveShipment: { from: ['ARRIVED'], to: 'RECEIVED' },
} satisfies Lifecycle<ShipmentStatus>

export const promiseLifecycle = {
  acceptNewDate: { from: ['PROPOSED'], to: 'ACCEPTED' },
  refuseNewDate: { from: ['PROPOSED'], to: 'REFUSED' },
} satisfies Lifecycle<PromiseRevisionStatus>
