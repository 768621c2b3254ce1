import { DomainError, ErrorCode } from '../../../platform/errors.js'

/** Searches of one organization that may wait for the one that is at work. */
const MOST_WAITING = 4
/** Most searches have ended after so many seconds. */
const RETRY_SECONDS = 5

/** By organization: a promise for each search that has not ended, in the order in which they came. */
const underWay = new Map<string, readonly Promise<void>[]>()

/**
 * Searches of an organization have their turn one after the other on a server: the engine's processes are few, and everybody's. Whoever is stopped waits no more.
 * @throws RATE_LIMITED when as many wait as may
 */
export async function inTurn<T>(organization: string, signal: AbortSignal, search: () => Promise<T>): Promise<T> {
  const before = underWay.get(organization) ?? []
  if (before.length > MOST_WAITING) throw tooMany()
  const { promise, resolve } = Promise.withResolvers<void>()
  underWay.set(organization, [...before, promise])
  try {
    await Promise.race([Promise.all(before), aborted(signal)])
    return await search()
  } finally {
    resolve()
    forget(organization, promise)
  }
}

function forget(organization: string, ended: Promise<void>): void {
  const others = (underWay.get(organization) ?? []).filter((each) => each !== ended)
  if (others.length > 0) underWay.set(organization, others)
  else underWay.delete(organization)
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

function tooMany(): DomainError {
  return new DomainError(ErrorCode.RATE_LIMITED, {
    en: `Your organization has ${MOST_WAITING + 1} searches for plans under way, as many as it may. Wait until one has ended, or end one with stopMatching.`,
    id: `Organisasi Anda sedang menjalankan ${MOST_WAITING + 1} pencarian rencana, jumlah terbanyak yang diizinkan. Tunggu sampai salah satunya selesai, atau hentikan dengan stopMatching.`,
  }, { retryAfterSeconds: RETRY_SECONDS, retryable: true })
}
