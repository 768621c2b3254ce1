import { type Actor } from '../../platform/actor.js'
import type { EventRow } from '../../platform/events/recent-events.js'
import type { Database } from '../../platform/read/database.js'
import { PresumedActors, type Presumed } from './presumed-actors.js'

/** Longest that a stream's sender is taken for who they were; an event about them ends it at once. */
const TRUSTED_MS = 1_000
const MOST_KNOWN = 20_000
/** Aggregates whose events can change what somebody may do. */
const IDENTITY = new Set(['Session', 'User', 'Member', 'Organization', 'ApiKey'])

interface Known { actor: Promise<Actor>; resolved: Actor | null; until: number }

/** Says who sends a credential: anew for every operation, and for streams from a memory that forgets what may have changed. */
export class Actors {
  readonly #known = new Map<string, Known>()

  readonly #presumed: PresumedActors

  constructor(database: Database) {
    this.#presumed = new PresumedActors(database)
  }

  async resolve(credential: string | null): Promise<Actor> {
    return await this.#presumed.resolve(credential)
  }

  /** For a read that proves in its own statement who asks. */
  presumed(credential: string | null): Presumed | null {
    return this.#presumed.of(credential)
  }

  async current(credential: string | null): Promise<Actor> {
    const key = credential ?? ''
    const known = this.#known.get(key)
    if (known && known.until > performance.now()) return await known.actor
    return await this.#remember(key, credential)
  }

  /** Called with every event of the log before streams see it. */
  forget(event: EventRow): void {
    if (!isAboutIdentity(event)) return
    for (const [key, { resolved }] of this.#known) if (!resolved || concerns(event, resolved)) this.#known.delete(key)
  }

  async #remember(key: string, credential: string | null): Promise<Actor> {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear()
    const entry: Known = { actor: this.resolve(credential), resolved: null, until: performance.now() + TRUSTED_MS }
    this.#known.set(key, entry)
    try {
      entry.resolved = await entry.actor
      return entry.resolved
    } catch (error) {
      this.#known.delete(key)
      throw error
    }
  }
}

export function isAboutIdentity(event: EventRow): boolean {
  return IDENTITY.has(String(event['subjectType']))
}

/** Whether an event may change what an actor may do: it is about their session, key, person or organization. */
export function concerns(event: EventRow, { sessionId, apiKeyId, userId, organizationId }: Actor): boolean {
  const about = event['about'] as string[]
  return [sessionId, apiKeyId, userId, organizationId].some((id) => id !== null && about.includes(id))
}
