/** What each event tells beside its subject: ids and facts. Modules add theirs by declaration merging; fields are only ever added. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface EventPayloads {}

export type EventName = keyof EventPayloads & string

/** Whom and what an event about an aggregate concerns. Every aggregate root answers this for itself. */
export interface EventScope {
  /** Ids of all aggregates that the event is about: the root and what it belongs to (contract, request …). */
  about: readonly string[]
  /** Organizations that take part and may see it. */
  audience: readonly string[]
  /** The supervising authority sees it. */
  oversight: boolean
  /** Verified organizations of these kinds see it, such as FACILITY. */
  kinds?: readonly string[]
  /** Everybody signed in sees it. */
  isPublic: boolean
}

/** An aggregate root whose changes are recorded. */
export interface EventSubject {
  id: string
  version: number
  /** GraphQL type, where it is not the class's own name. */
  readonly eventType?: string
  /** By the kind of event where not all of them concern the same. */
  eventScope(type: EventName): EventScope
}
