import type { Client as SocketClient } from 'graphql-ws'
import type { ApiClient } from '../api-client.js'
import type { Narrator } from '../narrator.js'
import { expectThat } from '../story.js'

interface Progress { contractProgress: { cursor: string; event: { id: string; type: string; payload: Record<string, unknown> } | null } }

const FOLLOW = 'subscription ($id: ID!, $after: Cursor) { contractProgress(id: $id, after: $after) { cursor event { id type payload } } }'

/** Follows one contract over a socket and remembers its cursor, so that a cut connection resumes where it was. */
export class LiveFollower {
  readonly #seen: string[] = []
  readonly #types: string[] = []
  #cursor: string | null = null
  #socket: SocketClient | null = null

  constructor(private readonly buyer: ApiClient, private readonly contractId: string, private readonly tell: Narrator) {}

  get count(): number {
    return this.#seen.length
  }

  /** Resolves when the stream has begun. */
  async connect(): Promise<void> {
    this.#socket = this.buyer.openSocket()
    const stream = this.#socket.iterate<Progress>({ query: FOLLOW, variables: { id: this.contractId, after: this.#cursor } })
    const first = stream.next()
    void this.#read(first, stream)
    if (this.#cursor === null) await first
  }

  /** Cuts the connection without a word. */
  async cut(): Promise<void> {
    this.#socket?.terminate()
    this.#socket = null
  }

  /** Waits until so many events of a type have been heard. */
  async heard(type: string, times = 1): Promise<void> {
    const deadline = Date.now() + 60_000
    while (this.#types.filter((of) => of === type).length < times) {
      expectThat(Date.now() < deadline, `${times} × ${type} is heard within a minute`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  expectNothingLost(): void {
    expectThat(new Set(this.#seen).size === this.#seen.length, 'no event came twice')
  }

  async #read(first: Promise<IteratorResult<{ data?: Progress | null | undefined }>>, stream: AsyncIterableIterator<{ data?: Progress | null | undefined }>): Promise<void> {
    try {
      for (let next = await first; !next.done; next = await stream.next()) this.#take(next.value.data?.contractProgress)
    } catch {
      // The story cuts its own connection.
    }
  }

  #take(progress: Progress['contractProgress'] | undefined): void {
    if (!progress) return
    this.#cursor = progress.cursor
    if (!progress.event) return
    this.#seen.push(progress.event.id)
    this.#types.push(progress.event.type)
    const { payload } = progress.event
    this.tell.hears(`${progress.event.type} ${Object.entries(payload).filter(([, value]) => typeof value !== 'object').map(([name, value]) => `${name}=${String(value)}`).join(' ')}`)
  }
}
