export const clearingRunEvents = [
  'ClearingStarted', 'ClearingProgressed', 'ClearingStopRequested', 'ClearingDone', 'ClearingStopped', 'ClearingFailed',
] as const

/** Rupiah as decimal texts; the gap is (best − bound) / best. */
interface Figures { best: string; bound: string; gap: string }

declare module '../../../platform/events/payloads.js' {
  interface EventPayloads {
    ClearingStarted: { region: string; requests: number; timeLimitSeconds: number }
    ClearingProgressed: Figures
    ClearingStopRequested: { region: string }
    ClearingDone: Figures & { proposals: number }
    ClearingStopped: Figures & { proposals: number }
    ClearingFailed: { reason: string }
  }
}
