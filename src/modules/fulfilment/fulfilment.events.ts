export const fulfilmentEvents = [
  'WorkOrderPlanned', 'SampleSubmitted', 'SampleApproved', 'SampleRefused', 'BatchReduced', 'BatchCancelled',
  'BatchReleased', 'BatchStarted', 'BatchProgressReported', 'BatchFinished', 'BatchPassed', 'BatchFailed', 'BatchReworked',
  'BatchScrapped', 'BatchReady', 'ShipmentPrepared', 'ShipmentDispatched', 'ShipmentArrived', 'ShipmentLost', 'ShipmentReturned',
  'ShipmentReceived', 'ReceiptConfirmed', 'ReplacementNeeded', 'PromiseAtRisk', 'NewDateAccepted', 'NewDateRefused',
] as const

interface Quantity { quantity: string; unit: string }

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    WorkOrderPlanned: Quantity & { number: string; startOn: string; endOn: string; isReplacement: boolean }
    SampleSubmitted: { description: string }
    SampleApproved: Record<string, never>
    SampleRefused: { reason: string }
    /** The contract needs less: `quantity` is what is still to be made. */
    BatchReduced: Quantity
    BatchCancelled: Quantity
    BatchReleased: Record<string, never>
    BatchStarted: Quantity
    BatchProgressReported: { made: string; quantity: string; unit: string }
    BatchFinished: { made: string; unit: string; curedOn: string }
    BatchPassed: { findings: string }
    BatchFailed: { findings: string }
    BatchReworked: Record<string, never>
    BatchScrapped: Quantity & { findings: string }
    BatchReady: Quantity
    ShipmentPrepared: { number: string; lines: readonly Quantity[] }
    ShipmentDispatched: { carrier: string | null }
    ShipmentArrived: { daysLate: number }
    ShipmentLost: { reason: string }
    ShipmentReturned: { reason: string }
    ShipmentReceived: { receipt: string; accepted: readonly Quantity[]; rejected: readonly Quantity[]; short: readonly Quantity[] }
    ReceiptConfirmed: { number: string }
    ReplacementNeeded: Quantity & { contractLineId: string; reason: string }
    PromiseAtRisk: { contractLineId: string; promisedOn: string; proposedOn: string; reason: string }
    NewDateAccepted: { contractLineId: string; revisedOn: string }
    NewDateRefused: { contractLineId: string; promisedOn: string }
  }
}
