const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
const SAME_WISH_MS = 1_000

/** Somebody's wish that the process end: Ctrl-C, a service manager, a closed terminal. */
export class StopRequest {
  readonly received: Promise<void>
  #receivedAt: number | undefined

  constructor() {
    this.received = new Promise(resolve => {
      for (const signal of SIGNALS) process.on(signal, () => this.#receive(resolve))
    })
  }

  get isReceived(): boolean {
    return this.#receivedAt !== undefined
  }

  #receive(resolve: () => void): void {
    this.#receivedAt ??= performance.now()
    resolve()
    // Under npm one Ctrl-C arrives twice. Who asks again later waits no longer; the keeper then stops the database.
    if (performance.now() - this.#receivedAt > SAME_WISH_MS) process.exit(130)
  }
}
