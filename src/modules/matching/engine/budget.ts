import type { CoreOptions } from './options.js'

/** What a long search may still do: steps (the same on every machine), seconds, and whether it was stopped. */
export class Budget {
  private steps = 0
  private readonly started = performance.now()
  private yielded = performance.now()
  private readonly options: CoreOptions

  constructor(options: CoreOptions) {
    this.options = options
  }

  get seconds(): number { return (performance.now() - this.started) / 1000 }

  /** The part (0 to 1) of the budget that is used up. */
  get used(): number {
    const { workLimit, timeLimitSeconds } = this.options
    return Math.min(1, Math.max(workLimit === undefined ? 0 : this.steps / workLimit, timeLimitSeconds === undefined ? 0 : this.seconds / timeLimitSeconds))
  }

  spend(steps: number): void {
    this.steps += steps
  }

  /** Whether a part (0 to 1) of the budget is used up, or the search was stopped. */
  isSpent(part = 1): boolean {
    const { workLimit } = this.options
    return this.isStopped || (workLimit !== undefined && this.steps >= workLimit * part) || this.isLate(part)
  }

  get isStopped(): boolean { return this.options.signal?.aborted === true }

  /** Whether a part of the time is over, where time is limited; steps do not count: for what has to be done however few there are. */
  isLate(part = 1): boolean {
    const { timeLimitSeconds } = this.options
    return timeLimitSeconds !== undefined && this.seconds >= timeLimitSeconds * part
  }

  /** Lets messages (a stop) come in now and then. */
  async breathe(): Promise<void> {
    if (performance.now() - this.yielded < 50) return
    await new Promise((resolve) => setImmediate(resolve))
    this.yielded = performance.now()
  }
}

/**
 * The options with what is left of their time since a moment (of `performance.now`), or with its share where so many parts are still to be done, so
 * that one slow part does not eat up the others': every one gets at least a moment.
 */
export const remaining = (options: CoreOptions, started: number, parts = 1): CoreOptions => options.timeLimitSeconds === undefined
  ? options
  : { ...options, timeLimitSeconds: Math.max(0.1, (options.timeLimitSeconds - (performance.now() - started) / 1000) / parts) }
