import { EngineFailure, NoTurn, solveInProcess, type Answer, type Instance, type SolveOptions } from '../../engine/index.js'

/** Seconds at most for a bound on what one request would cost if nobody else wanted the same hours. */
const MOST_SECONDS = 5
/** Handing an instance over takes about so long. */
const LEAST_SECONDS = 0.1

export interface TimeForAll { seconds: number; requests: number; signal: AbortSignal }

/** Searches of single requests after they were planned jointly: each has an even part of the time that is left, and none has any once it is over or the clearing is stopped. */
export class Alone {
  readonly #end: AbortSignal
  readonly #until: number
  #left: number

  constructor({ seconds, requests, signal }: TimeForAll) {
    this.#until = performance.now() + seconds * 1_000
    this.#end = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(seconds * 1_000))])
    this.#left = requests
  }

  /** null: there was no time for it, or the engine gave up; nothing is known then. */
  async search(instance: Instance, options: Pick<SolveOptions, 'objective' | 'fairness'>): Promise<Answer | null> {
    const timeLimitSeconds = Math.min(MOST_SECONDS, (this.#until - performance.now()) / 1_000 / Math.max(1, this.#left))
    this.#left -= 1
    if (this.#end.aborted || timeLimitSeconds < LEAST_SECONDS) return null
    return await solveInProcess(instance, { ...options, timeLimitSeconds, signal: this.#end }, { canWait: true }).catch(nullIfEnded)
  }
}

function nullIfEnded(error: unknown): null {
  if (error instanceof NoTurn || error instanceof EngineFailure) return null
  throw error
}
