import type { Services } from '../../platform/context.js'
import type { EventRow } from '../../platform/events/recent-events.js'
import { concerns, isAboutIdentity, type Actors } from './actors.js'
import { CloseWith } from './close-codes.js'
import type { LiveSocket } from './live-socket.js'
import type { TransportSettings } from './settings.js'

/** How often the server looks for sockets that fell too far behind. */
export const WATCH_MS = 1_000
const HEARTBEAT_MS = 15_000
const DRAIN_MS = 3_000

export interface LiveSocketsOptions { services: Services; actors: Actors; settings: TransportSettings }

/** Every open socket: closes those that fell too far behind, whose credential was revoked, or all of them when the server stops. */
export class LiveSockets {
  readonly #open = new Map<LiveSocket, () => Promise<boolean>>()
  readonly #timers: NodeJS.Timeout[]
  readonly #unlisten: () => void
  isClosing = false

  constructor(private readonly options: LiveSocketsOptions) {
    this.#timers = [setInterval(() => this.#closeStalled(), WATCH_MS), setInterval(() => this.#heartbeat(), HEARTBEAT_MS)]
    this.#unlisten = options.services.events.listen((event) => {
      options.actors.forget(event)
      if (isAboutIdentity(event)) this.#recheck(event)
    })
  }

  /** `isRevoked` asks anew whether the socket's credential still stands for anybody. */
  add(socket: LiveSocket, isRevoked: () => Promise<boolean>): void {
    this.#open.set(socket, isRevoked)
    socket.socket.once('close', () => this.#open.delete(socket))
  }

  async close(): Promise<void> {
    this.isClosing = true
    this.#unlisten()
    for (const timer of this.#timers) clearInterval(timer)
    const gone = [...this.#open.keys()].map((socket) => new Promise((resolve) => { socket.socket.once('close', resolve) }))
    for (const socket of this.#open.keys()) socket.close(CloseWith.STOPPING)
    const cut = setTimeout(() => { for (const { socket } of this.#open.keys()) socket.terminate() }, DRAIN_MS)
    await Promise.all(gone)
    clearTimeout(cut)
  }

  #closeStalled(): void {
    const { services, settings } = this.options
    for (const socket of this.#open.keys()) {
      const oldest = socket.oldestUnsent
      if (!oldest) continue
      const seconds = (performance.now() - oldest.since) / 1_000
      if (seconds > settings.maxStallSeconds || services.events.head - oldest.head > settings.maxStallEvents) socket.close(CloseWith.NOT_READING)
    }
  }

  #heartbeat(): void {
    for (const socket of this.#open.keys()) socket.heartbeat()
  }

  #recheck(event: EventRow): void {
    for (const [socket, isRevoked] of this.#open) {
      if (!socket.actor || socket.actor.kind === 'ANONYMOUS' || !concerns(event, socket.actor)) continue
      isRevoked().then((revoked) => revoked && socket.close(CloseWith.REVOKED), () => socket.fault())
    }
  }
}
