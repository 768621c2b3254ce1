import type { StopSignal } from '../options.js'

/** A stop that is seen at once, whatever the thread is doing, by whoever asks; listeners hear of it when the thread next takes a message. */
export class SharedStop implements StopSignal {
  private readonly flag: Int32Array
  private readonly heard = new AbortController()

  constructor(buffer: SharedArrayBuffer) {
    this.flag = new Int32Array(buffer)
  }

  get aborted(): boolean {
    return Atomics.load(this.flag, 0) !== 0
  }

  /** The message has come in. */
  tell(): void {
    this.heard.abort()
  }

  addEventListener(type: 'abort', listener: () => void): void {
    this.heard.signal.addEventListener(type, listener)
  }

  removeEventListener(type: 'abort', listener: () => void): void {
    this.heard.signal.removeEventListener(type, listener)
  }
}
