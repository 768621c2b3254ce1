/** The only source of business time. Security (sessions, rate limits) keeps to the machine's own time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Runs on from wherever it was set: for tests and the sandbox. */
export class SettableClock implements Clock {
  #offset: number

  constructor(offsetMilliseconds = 0) {
    this.#offset = offsetMilliseconds
  }

  /** Milliseconds ahead of the machine's time. */
  get offset(): number {
    return this.#offset
  }

  now(): Date {
    return new Date(Date.now() + this.#offset)
  }

  set(instant: Date): void {
    this.#offset = instant.getTime() - Date.now()
  }

  advance(milliseconds: number): void {
    this.#offset += milliseconds
  }
}
