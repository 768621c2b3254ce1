import type { FairnessRule, Instance, Objective } from './instance.js'

/** What a search is at. In `prices`, `plan` and `cost` figures are money, in `unserved` units that are left out, in `facilities` what is counted to have few of them; `arrival` has none. */
export type Phase = 'prices' | 'plan' | 'cost' | 'unserved' | 'facilities' | 'arrival'

/** `best`: of the best plan so far, Infinity: there is none; `bound`: no plan has less, proven. Within figures of one kind neither ever gets worse. */
export interface Progress { phase: Phase; bound: number; best: number; gap: number }

/** What the engine looks at of an AbortSignal. */
export interface StopSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface CoreOptions {
  /** EARLIEST: least latest arrival, then cost. FEWEST_FACILITIES: least number of facilities summed over the requests, then cost. */
  objective?: Objective
  /** Who is served when not all can be; goes before the objective. */
  fairness?: FairnessRule
  seed?: number
  /** Work budget in steps, the same on every machine; the best plan within it is answered. */
  workLimit?: number
  timeLimitSeconds?: number
  onProgress?: (progress: Progress) => void
  signal?: StopSignal
}

/** How long something may take, and how it is stopped. */
export type Limits = Pick<CoreOptions, 'signal' | 'timeLimitSeconds'>

export interface SolveOptions extends CoreOptions {
  /** Reasons for every candidate, shadow prices and relaxations (which are re-solved, so they take time). */
  explain?: boolean
}

/** The caller's rule goes before the instance's. */
export const fairnessOf = (instance: Pick<Instance, 'fairness'>, options: Pick<CoreOptions, 'fairness'>): FairnessRule =>
  options.fairness ?? instance.fairness ?? 'MOST_SERVED'
