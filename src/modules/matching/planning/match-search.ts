import type { Context } from '../../../platform/context.js'
import type { EventScope, EventSubject } from '../../../platform/events/payloads.js'
import type { Row } from '../../../platform/read/row-shape.js'
import { figuresNow, type Figures } from '../clearing/figures.js'
import type { SolveOptions } from '../engine/index.js'
import { systemContext } from '../system-context.js'

/** A search for a plan of a request: of its events only the buyer hears, and the request's version stays. */
export class MatchSearch implements EventSubject {
  readonly eventType = 'BulkRequest'
  readonly id: string
  version: number
  readonly #buyer: string

  constructor({ id, version, buyer }: { id: string; version: number; buyer: string }) {
    this.id = id
    // The first event raises it.
    this.version = version - 1
    this.#buyer = buyer
  }

  eventScope(): EventScope {
    return { about: [this.id], audience: [this.#buyer], oversight: false, isPublic: false }
  }
}

/** What a search is given so that it can be followed and stopped. */
export type Watch = Required<Pick<SolveOptions, 'signal' | 'onProgress'>>

const BEAT_MS = 1_000

/** Does a search; once a second, while it gets better, it is kept as an event how far it is, and it ends when that is asked for. */
export async function watched<T>(ctx: Context, request: Row, search: (watch: Watch) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const deafen = ctx.services.events.listen(({ type, subjectId }) => {
    if (type === 'MatchStopRequested' && subjectId === request.id) stop.abort()
  })
  let latest: Figures | null = null
  let kept: Figures | null = null
  const keep = (): void => {
    if (latest === null || (latest.best === kept?.best && latest.bound === kept.bound)) return
    kept = latest
    void noteProgress(ctx, new MatchSearch({ id: request.id, version: Number(request['version']), buyer: String(request['buyer']) }), kept)
  }
  const beating = ctx.request.dryRun ? undefined : setInterval(keep, BEAT_MS)
  try {
    return await search({ signal: stop.signal, onProgress: (progress) => { latest = figuresNow(progress) ?? latest } })
  } finally {
    clearInterval(beating)
    deafen()
  }
}

/** Progress that cannot be kept is no reason to end the search. */
async function noteProgress({ services }: Context, search: MatchSearch, figures: Figures): Promise<void> {
  await systemContext(services).run((tx) => {
    tx.record('MatchProgressed', search, { ...figures })
    return Promise.resolve(null)
  }).catch(() => undefined)
}
