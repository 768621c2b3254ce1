/** The only source of business time. Security (sessions, rate limits) keeps to the machine's own time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** For tests and the sandbox: runs on from wherever it was set. */
export class SettableClock implements Clock {
  #offset = 0

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
