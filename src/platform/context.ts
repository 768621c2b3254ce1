import type { EntityClass, EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Actor } from './actor.js'
import { unauthenticated } from './errors.js'
import type { SettableClock } from './clock.js'
import type { EventFeed } from './events/feed.js'
import type { Locale } from './locale.js'
import { Reader } from './read/reader.js'
import type { Row } from './read/row-shape.js'
import type { ReadBack } from './read-back.js'
import type { ReadScope } from './read/load.js'
import type { Tx } from './transaction.js'
import type { RateLimits } from './rate-limits.js'
import type { Viewer } from './viewer.js'
import type { After, WriteUnit } from './write.js'

/** The settings that the business reads. */
export interface Settings {
  sessionHours: number
  /** Hours of working days that a facility has to accept or decline its part of a plan. */
  awardResponseHours: number
}

/** What the program gives to every operation: one object, built once in `app/`. */
export interface Services {
  orm: MikroORM
  /** The reader's database and metadata; the actor comes with the operation. */
  reading: Omit<ReadScope, 'actor'>
  write: WriteUnit
  /** What happened, as far as this process has seen it. */
  events: EventFeed
  rateLimits: RateLimits
  settings: Settings
  /** Business time. */
  now(): Date
  /** Set in a sandbox only. */
  sandboxClock: SettableClock | null
  /** What the background would do now: expire holds, extend calendars. Gives how much each schedule did. */
  doDueWork(): Promise<Record<string, number>>
}

/** A written aggregate; its other fields are for the answer to read. */
export type Written = Pick<Row, '__typename' | 'id'>

/** How the client sent the operation. */
export interface OperationRequest {
  actor: Actor
  locale: Locale
  correlationId: string
  /** What the client calls this operation so that it may repeat it, and what that name is bound to: a hash over document and variables. */
  idempotency: { key: string; fingerprint: string } | null
  dryRun: boolean
  remoteAddress: string
  /** Aborted once nobody waits for the answer any more: for work that takes long. Absent: somebody waits to the end. */
  abandoned?: () => AbortSignal
  /** Wants to see how a query is read; granted in development. */
  explain?: boolean
  /** Who sends this now: for streams, whose sender may lose rights while they run. Absent: `actor`, for good. */
  currentActor?: () => Promise<Actor>
}

/** One per operation: who asks, at what instant, what it may read, and the one way to write. */
export class Context {
  readonly now: Date
  reader: Reader
  /** For `extensions` of the response. */
  readonly extensions: Record<string, unknown> = {}
  /** Run when the operation's response is complete: how a dry run is rolled back. */
  readonly finishers: (() => Promise<void>)[] = []
  /** The one transaction of a dry run, begun by its first mutation. */
  rehearsal: EntityManager | null = null
  /** Something in it has worked, so it keeps locks until the response is complete. */
  hasRehearsed = false
  /** Of an operation whose one mutation gives an aggregate: how that is read. */
  readBack: ReadBack | null = null
  /** Not #private: Apollo works on a shallow copy of the context. */
  private writes = 0

  constructor(readonly services: Services, readonly request: OperationRequest) {
    this.now = services.now()
    this.reader = new Reader({ ...services.reading, actor: request.actor })
  }

  get actor(): Actor {
    return this.request.actor
  }

  get viewer(): Viewer {
    return { actor: this.actor, locale: this.request.locale, now: this.now }
  }

  /** A field that the read model says how to make, such as `availableActions`. */
  computed(row: object, field: string): unknown {
    return this.reader.computed(row, field, this.viewer)
  }

  /** Where every command starts: state and events in one transaction; gives the changed aggregate as the viewer sees it. */
  async write<T extends { id: string }>(entity: EntityClass<T>, command: (tx: Tx) => Promise<T>): Promise<Written> {
    const { readBack } = this
    const after = readBack && { statements: ({ id }: { id: string }) => readBack.statements(entity.name, id), take: readBack.take.bind(readBack) }
    const { id } = await this.run(async (tx) => ({ id: (await command(tx)).id }), after ?? undefined)
    return readBack ? { __typename: entity.name, id } : await this.reader.required(entity, id)
  }

  /** What the operation's mutation wrote, when it was done before and only its answer is still to be read; null: do it. */
  written(typename: string): Promise<Row> | null {
    const id = this.readBack?.writtenId
    return id ? this.reader.required(this.services.reading.entityOf(typename), id) : null
  }

  /** The same for a command that changes several aggregates of a type. */
  async writeAll<T extends { id: string }>(entity: EntityClass<T>, command: (tx: Tx) => Promise<T[]>): Promise<Row[]> {
    const ids = await this.run(async (tx) => (await command(tx)).map(({ id }) => id))
    return await Promise.all(ids.map((id) => this.reader.required(entity, id)))
  }

  /** A command whose result is not one aggregate; the result must be plain data, as a replay returns it. */
  async run<R>(command: (tx: Tx) => Promise<R>, after?: After<R>): Promise<R> {
    const result = await this.services.write.run(this, this.writes++, command, after)
    this.reader.refresh()
    return result
  }

  /** Tries again where a refusal says that it may help. The attempts count as one write, so that a repeated operation is told what any of them gave. */
  async attempts<R>(attempt: (count: number) => Promise<R>, goesOn: (refusal: unknown, count: number) => boolean): Promise<R> {
    const ordinal = this.writes
    for (let count = 0; ; count++) {
      try {
        return await attempt(count)
      } catch (refusal) {
        if (!goesOn(refusal, count)) throw refusal
        this.writes = ordinal
        this.reader.refresh()
      }
    }
  }

  /** The rest of the operation reads as somebody else: who has just signed in. */
  readAs(actor: Actor): void {
    this.reader = this.reader.seenBy(actor)
  }

  /** @throws UNAUTHENTICATED */
  signedIn(): Actor {
    if (this.actor.kind === 'ANONYMOUS') throw unauthenticated()
    return this.actor
  }

  /** The same operation at a later instant, with the rights that its sender has by then: one message of a subscription. */
  renewed(actor: Actor): Context {
    return new Context(this.services, { ...this.request, actor })
  }

  async finish(): Promise<void> {
    for (const finisher of this.finishers.splice(0)) await finisher()
  }
}
