export const bulkRequestEvents = [
  'BulkRequestDrafted', 'BulkRequestRevised', 'BulkRequestPublished', 'BulkRequestAmended', 'BulkRequestCancelled',
  'BulkRequestMatched', 'BulkRequestReturned', 'BulkRequestAwarded', 'BulkRequestContracted', 'BulkRequestCompleted',
] as const

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    BulkRequestDrafted: Record<string, never>
    BulkRequestRevised: Record<string, never>
    BulkRequestPublished: { number: string }
    /** `number` counts the request's amendments; `lineIds` are the lines that changed. */
    BulkRequestAmended: { number: number; rationale: string; lineIds: readonly string[] }
    BulkRequestCancelled: { reason: string }
    BulkRequestMatched: Record<string, never>
    BulkRequestReturned: { reason: string }
    BulkRequestAwarded: Record<string, never>
    BulkRequestContracted: Record<string, never>
    BulkRequestCompleted: Record<string, never>
  }
}
