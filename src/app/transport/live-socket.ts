import { WebSocket } from 'ws'
import type { Actor } from '../../platform/actor.js'
import { CloseWith, type Closing } from './close-codes.js'

/** Above this much unsent, the server stops reading from the socket too; below the lower mark it reads on. */
const PAUSE_BYTES = 1_000_000
const RESUME_BYTES = 100_000
/** How long a client has to answer a close before the connection is cut; longer for one that first has to take what it was sent. */
const CLOSE_GRACE_MS = 2_000
const STALLED_GRACE_MS = 25_000

interface Unsent { since: number; head: number }

/** One client's connection. Sending settles when the network took the message, so that whoever sends waits with the client. */
export class LiveSocket {
  /** Who connected; null before the client has said so. */
  actor: Actor | null = null
  /** Heard of since the last heartbeat. */
  isResponsive = true
  readonly #unsent: Unsent[] = []
  #onClose: ((code: number, reason: string) => void) | null = null
  #isClosed = false

  constructor(readonly socket: WebSocket, private readonly head: () => number) {
    socket.on('pong', () => { this.isResponsive = true })
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) => this.#ended(code, String(reason)))
  }

  /** Since when, and since which event of the log, the oldest message waits for the client to take it. */
  get oldestUnsent(): Readonly<Unsent> | null {
    return this.#unsent[0] ?? null
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.#onClose = listener
  }

  async send(data: string): Promise<void> {
    if (this.socket.readyState !== WebSocket.OPEN) return
    this.#unsent.push({ since: performance.now(), head: this.head() })
    await new Promise<void>((resolve) => {
      this.socket.send(data, () => {
        this.#unsent.shift()
        if (this.socket.isPaused && this.socket.bufferedAmount < RESUME_BYTES) this.socket.resume()
        resolve()
      })
      if (this.socket.bufferedAmount > PAUSE_BYTES) this.socket.pause()
    })
  }

  /** Ends the client's streams at once and the connection as soon as it answers, or after a short grace. */
  close({ code, reason }: Closing): void {
    if (this.#isClosed) return
    this.#ended(code, reason)
    this.socket.resume()
    this.socket.close(code, reason)
    const cut = setTimeout(() => this.socket.terminate(), code === CloseWith.NOT_READING.code ? STALLED_GRACE_MS : CLOSE_GRACE_MS)
    this.socket.once('close', () => clearTimeout(cut))
  }

  fault(): void {
    this.close(CloseWith.FAULT)
  }

  /** Asks for a sign of life; a client that gave none since the last time is gone or does not read. One that has yet to take messages is watched otherwise. */
  heartbeat(): void {
    if (this.oldestUnsent) return
    if (!this.isResponsive) return this.close(CloseWith.NOT_READING)
    this.isResponsive = false
    this.socket.ping()
  }

  #ended(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#onClose?.(code, reason)
  }
}
