import { setTimeout as sleep } from 'node:timers/promises'
import type { Services } from '../../../../platform/context.js'
import type { Progress } from '../../engine/index.js'
import { systemContext } from '../../system-context.js'
import { noteProgress } from '../commands/note-progress.js'
import { progressionOf, type Progression } from '../figures.js'

const BEAT_MS = 1_000

/** Once a second, while a run is worked on: keeps its progress and hears whether it is to end. */
export class Pulse {
  readonly #ended = new AbortController()
  readonly #stop = new AbortController()
  #latest: Progression | null = null
  readonly #beating: Promise<void>

  constructor(private readonly services: Services, private readonly run: { runId: string; isStopping: boolean }) {
    if (run.isStopping) this.#stop.abort()
    this.#beating = this.#beat()
  }

  /** Aborted when somebody asked the run to stop, or when it was given up meanwhile. */
  get stop(): AbortSignal {
    return this.#stop.signal
  }

  readonly progress = (progress: Progress): void => {
    this.#latest = progressionOf(progress)
  }

  async end(): Promise<void> {
    this.#ended.abort()
    await this.#beating
  }

  async #beat(): Promise<void> {
    const { signal } = this.#ended
    while (!signal.aborted) {
      await sleep(BEAT_MS, undefined, { signal, ref: false }).catch(() => undefined)
      if (signal.aborted) return
      // A beat that fails is not the end of the run: the next one comes in a second, and 30 that are missing end it.
      const goesOn = await systemContext(this.services).run((tx) => noteProgress(tx, this.run.runId, this.#latest)).catch(() => true)
      if (!goesOn) this.#stop.abort()
    }
  }
}
