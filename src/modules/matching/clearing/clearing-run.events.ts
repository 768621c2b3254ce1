import type { Figures, Progression } from './figures.js'

export const clearingRunEvents = [
  'ClearingStarted', 'ClearingProgressed', 'ClearingStopRequested', 'ClearingDone', 'ClearingStopped', 'ClearingFailed',
] as const

declare module '../../../platform/events/payloads.js' {
  interface EventPayloads {
    ClearingStarted: { region: string; requests: number; objective: string; fairness: string; timeLimitSeconds: number }
    /** What the search is at, and in the phase COST its figures. */
    ClearingProgressed: Progression
    ClearingStopRequested: { region: string }
    ClearingDone: Figures & { proposals: number }
    ClearingStopped: Figures & { proposals: number }
    ClearingFailed: { reason: string }
  }
}
