import type { ServerResponse } from 'node:http'

/** Aborted when the connection of a response closes before all of it is sent. Made only for work that takes long: most answers come sooner. */
export function abandonmentOf(response: ServerResponse): AbortSignal {
  if (response.destroyed) return AbortSignal.abort()
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

/** The operations of one socket that somebody may stop waiting for: by a `complete` of its own, or by going away. */
export class Awaited {
  readonly #operations = new Map<AbortController, () => boolean>()

  /** Does work that may ask for a signal; it is aborted when `isWanted` no longer holds. */
  async during<T>(isWanted: () => boolean, work: (abandoned: () => AbortSignal) => Promise<T>): Promise<T> {
    const gone = new AbortController()
    this.#operations.set(gone, isWanted)
    try {
      return await work(() => gone.signal)
    } finally {
      this.#operations.delete(gone)
    }
  }

  /** To be told of every message: it may have ended an operation. */
  look(): void {
    for (const [gone, isWanted] of this.#operations) if (!isWanted()) gone.abort()
  }

  end(): void {
    for (const gone of this.#operations.keys()) gone.abort()
  }
}
