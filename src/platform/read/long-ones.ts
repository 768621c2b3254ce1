import { LastUsed } from '../database/last-used.js'

/** Longer than this is long. */
const LONG_MS = 50
/** What long runs of a text may take within a minute: a first run, or a busy machine, makes none a long one. */
const MOST_FORGIVEN_MS = 1_000
const REMEMBERED_MS = 60_000
const MOST_REMEMBERED = 500

interface Seen { milliseconds: number; until: number }

/** Statements by their texts that took long within a minute. After the minute they are tried again. */
export class LongOnes {
  readonly #seen = new LastUsed<Seen>(MOST_REMEMBERED)

  has(sql: string, now: number): boolean {
    const { milliseconds, until } = this.#seen.find(sql) ?? NEVER
    return milliseconds > MOST_FORGIVEN_MS && now < until
  }

  /** Once more it took so long, up to now. */
  took(sql: string, milliseconds: number, now: number): void {
    if (milliseconds <= LONG_MS) return
    const seen = this.#seen.find(sql) ?? NEVER
    const known = now < seen.until ? seen : { milliseconds: 0, until: now + REMEMBERED_MS }
    this.#seen.keep(sql, { ...known, milliseconds: known.milliseconds + milliseconds })
  }
}

const NEVER: Seen = { milliseconds: 0, until: 0 }
