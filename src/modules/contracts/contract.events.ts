export const contractEvents = [
  'ContractDrafted', 'ContractSigned', 'ContractActivated', 'ContractCancelled', 'ContractTerminated', 'ContractCompleted',
  'ContractAmended', 'AmendmentProposed', 'AmendmentAccepted', 'AmendmentRejected',
] as const

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    ContractDrafted: { number: string; value: string; currency: string; form: string }
    ContractSigned: { side: 'BUYER' | 'SUPPLIER' }
    ContractActivated: Record<string, never>
    /** `uncovered`: what the request now lacks, in the unit of each line. */
    ContractCancelled: { reason: string; uncovered: readonly { requestLineId: string; quantity: string; unit: string }[] }
    ContractAmended: { number: number; revision: number; value: string; currency: string }
    ContractTerminated: { reason: string; finishedValue: string; currency: string }
    ContractCompleted: Record<string, never>
    AmendmentProposed: { number: number; rationale: string }
    AmendmentAccepted: { number: number; revision: number }
    AmendmentRejected: { number: number; reason: string }
  }
}
