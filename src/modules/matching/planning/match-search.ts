import type { Context } from '../../../platform/context.js'
import { badInput, DomainError, ErrorCode } from '../../../platform/errors.js'
import type { EventScope, EventSubject } from '../../../platform/events/payloads.js'
import type { Row } from '../../../platform/read/row-shape.js'
import { hasMoved, progressionOf, type Progression } from '../clearing/figures.js'
import type { SolveOptions } from '../engine/index.js'
import { systemContext } from '../system-context.js'
import { inTurn } from './in-turn.js'

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

/** What a search is given so that it can be stopped, and followed. */
export type Watch = Required<Pick<SolveOptions, 'signal'>> & Pick<SolveOptions, 'onProgress'>

const BEAT_MS = 1_000
const NOTHING_TOLD = { phase: null, best: null, bound: null }

/** Does a search; once a second, while it gets better, it is kept as an event how far it is. Ends as `stoppable`. */
export async function watched<T>(ctx: Context, request: Row, search: (watch: Watch) => Promise<T>): Promise<T> {
  let latest: Progression | null = null
  let kept: Progression | null = null
  const keep = (): void => {
    if (latest === null || !hasMoved(latest, kept ?? NOTHING_TOLD)) return
    kept = latest
    void noteProgress(ctx, new MatchSearch({ id: request.id, version: Number(request['version']), buyer: String(request['buyer']) }), kept)
  }
  const beating = ctx.request.dryRun ? undefined : setInterval(keep, BEAT_MS)
  try {
    return await stoppable(ctx, request.id, (watch) => search({ ...watch, onProgress: (progress) => { latest = progressionOf(progress) } }))
  } finally {
    clearInterval(beating)
  }
}

/**
 * Does a search that ends early, with the best that it has, when that is asked for.
 * @throws RATE_LIMITED when as many searches of the organization wait as may
 * @throws BAD_INPUT in a dry run after another mutation: its locks would keep others waiting for as long as the search takes
 * @throws UNAVAILABLE when nobody waits for it any more: who comes back with the same key gets a whole search, not the rest of this one
 */
export async function stoppable<T>(ctx: Context, requestId: string, search: (watch: Watch) => Promise<T>): Promise<T> {
  const { services, request, actor } = ctx
  if (ctx.hasRehearsed) throw searchesFirst()
  const stop = new AbortController()
  const abandoned = request.abandoned?.()
  const deafen = services.events.listen(({ type, subjectId }) => {
    if (type === 'MatchStopRequested' && subjectId === requestId) stop.abort()
  })
  try {
    const signal = abandoned ? AbortSignal.any([stop.signal, abandoned]) : stop.signal
    return await inTurn(actor.organizationId ?? '', signal, async () => {
      if (abandoned?.aborted) throw nobodyWaits()
      const found = await search({ signal })
      if (abandoned?.aborted) throw nobodyWaits()
      return found
    })
  } finally {
    deafen()
  }
}

function nobodyWaits(): DomainError {
  return new DomainError(ErrorCode.UNAVAILABLE, {
    en: 'Nobody waited for the answer any more; the search was ended and nothing was kept.',
    id: 'Tidak ada lagi yang menunggu jawaban; pencarian dihentikan dan tidak ada yang disimpan.',
  }, { retryable: true })
}

/** Progress that cannot be kept is no reason to end the search. */
async function noteProgress({ services }: Context, search: MatchSearch, progress: Progression): Promise<void> {
  await systemContext(services).run((tx) => {
    tx.record('MatchProgressed', search, { ...progress })
    return Promise.resolve(null)
  }).catch(() => undefined)
}

function searchesFirst(): DomainError {
  return badInput([], {
    en: 'In a dry run a search for a plan comes first: what was rehearsed before it would keep others waiting. Ask in operations of their own.',
    id: 'Dalam uji coba, pencarian rencana dilakukan lebih dulu: perubahan yang dicoba sebelumnya akan membuat pihak lain menunggu. Kirim dalam operasi tersendiri.',
  })
}
