import { allOf, anyOf, belongsToActor, type Policy } from '../../platform/policy.js'
import { actsForBuyer, actsForFacility, hasRole } from '../organizations/index.js'
import { seesContract } from '../contracts/index.js'

const ofSupplier = allOf(actsForFacility, belongsToActor('supplier'))
const produces = allOf(ofSupplier, hasRole('PRODUCTION_MANAGER'))
const inspects = allOf(ofSupplier, hasRole('QUALITY_OFFICER'))
const ships = allOf(ofSupplier, hasRole('DISPATCHER'))
const ofBuyer = allOf(actsForBuyer, belongsToActor('buyer'))
const receives = allOf(ofBuyer, hasRole('RECEIVER'))
const decides = allOf(ofBuyer, hasRole('PROCUREMENT_OFFICER', 'BUYER'))

/** Subject: the contract. */
export const productionPolicy = { view: seesContract, planWorkOrders: produces, prepareShipment: ships, proposeNewDate: produces } satisfies Policy

export const batchPolicy = {
  view: seesContract,
  releaseBatch: produces,
  startBatch: produces,
  reportBatchProgress: produces,
  finishBatch: produces,
  passBatch: inspects,
  failBatch: inspects,
  reworkBatch: produces,
  scrapBatch: inspects,
  markBatchReady: inspects,
  discardBatch: inspects,
} satisfies Policy

/** Subject: the work order. */
export const samplePolicy = { view: seesContract, submitSample: produces, approveSample: decides, refuseSample: decides } satisfies Policy

export const shipmentPolicy = {
  view: seesContract,
  dispatchShipment: ships,
  reportArrival: anyOf(ships, receives),
  reportLoss: ships,
  reportReturn: ships,
  receiveShipment: receives,
} satisfies Policy

export const receiptPolicy = { view: seesContract, confirmReceipt: allOf(ofSupplier, hasRole('DISPATCHER', 'PRODUCTION_MANAGER')) } satisfies Policy

export const promisePolicy = { view: seesContract, acceptNewDate: decides, refuseNewDate: decides } satisfies Policy
