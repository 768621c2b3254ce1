import type { Pool } from 'pg'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError, ErrorCode } from './errors.js'

/** How often something may be tried: points per window, counted in the database so that all nodes count together. */
export interface RateLimit { name: string; points: number; seconds: number }

export class RateLimits {
  readonly #limiters = new Map<string, RateLimiterPostgres>()

  constructor(private readonly pool: Pool) {}

  /** Counts one try. @throws RATE_LIMITED with the seconds to wait */
  async spend(limit: RateLimit, key: string): Promise<void> {
    try {
      await this.#limiter(limit).consume(key)
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal
      throw rateLimited(Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1_000))
    }
  }

  #limiter({ name, points, seconds }: RateLimit): RateLimiterPostgres {
    const known = this.#limiters.get(name)
    if (known) return known
    const limiter = new RateLimiterPostgres({
      storeClient: this.pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, keyPrefix: name, points, duration: seconds,
      clearExpiredByTimeout: false,
    })
    this.#limiters.set(name, limiter)
    return limiter
  }
}

export function rateLimited(retryAfterSeconds: number): DomainError {
  return new DomainError(ErrorCode.RATE_LIMITED, {
    en: `Too many tries; try again in ${retryAfterSeconds} seconds.`, id: `Terlalu banyak percobaan; coba lagi dalam ${retryAfterSeconds} detik.`,
  }, { retryAfterSeconds, retryable: true })
}
