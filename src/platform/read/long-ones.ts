import { LastUsed } from '../database/last-used.js'

/** So long a statement keeps others waiting that stand behind it. */
const LONG_MS = 50
/** One may be a connection's first run, or a busy machine. */
const MOST_FORGIVEN = 2
const REMEMBERED_MS = 60_000
const MOST_REMEMBERED = 500

interface Seen { times: number; until: number }

/** Statements by their texts that were long several times within a minute. After the minute they are tried again. */
export class LongOnes {
  readonly #seen = new LastUsed<Seen>(MOST_REMEMBERED)

  has(sql: string, now: number): boolean {
    const { times, until } = this.#seen.find(sql) ?? NEVER
    return times > MOST_FORGIVEN && now < until
  }

  /** Once more it took so many milliseconds, up to now. */
  took(sql: string, milliseconds: number, now: number): void {
    if (milliseconds <= LONG_MS) return
    const { times, until } = this.#seen.find(sql) ?? NEVER
    this.#seen.keep(sql, now < until ? { times: times + 1, until } : { times: 1, until: now + REMEMBERED_MS })
  }
}

const NEVER: Seen = { times: 0, until: 0 }
