import type { MipData } from './model.js'

export interface MipOptions {
  /** Branch-and-bound nodes at most: a budget in steps, the same on every machine. */
  nodeLimit: number | null
  timeLimitSeconds: number | null
  /** Relative gap at which to stop; 0 asks for the optimum. */
  relativeGap: number
}

export interface MipJob { id: number; data: MipData; options: MipOptions; start: Float64Array | null }

export type ToHighs = { kind: 'solve'; job: MipJob } | { kind: 'stop' }

/** Inside the solver's process: the flag is read while HiGHS runs, when no message can come in. */
export type StoppableJob = MipJob & { stop: SharedArrayBuffer }

export type MipStatus = 'OPTIMAL' | 'INFEASIBLE' | 'LIMIT' | 'FAILED'

export interface MipOutcome {
  status: MipStatus
  values: Float64Array | null
  /** A proven lower bound on the objective; −∞ when none is known. */
  bound: number
  /** Row duals, when the model has no integer column. */
  duals: Float64Array | null
  /** Why the solver failed, for logs. */
  reason?: string
}

/** Proven bound, and objective of the best solution so far; infinite where there is none. */
export interface Figures { bound: number; best: number }

export type MipMessage =
  | { id: number; kind: 'progress' } & Figures
  | { id: number; kind: 'incumbent'; values: Float64Array } & Figures
  | { id: number; kind: 'done'; outcome: MipOutcome }
