import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor } from '../../platform/actor.js'
import { rateLimited } from '../../platform/rate-limits.js'

const WINDOW_SECONDS = 60

export interface Spender { actor: Actor; remoteAddress: string }
export interface Spent { remaining: number; resetAt: string }

/** What each organization may spend per minute. Counted by this node alone: a count in the database would cost more than most reads. */
export class Budget {
  readonly #limiter: RateLimiterMemory

  constructor(costPerMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: costPerMinute, duration: WINDOW_SECONDS })
  }

  /** @throws RATE_LIMITED */
  async spend(sender: Spender, cost: number): Promise<Spent> {
    try {
      const { remainingPoints, msBeforeNext } = await this.#limiter.consume(accountOf(sender), pointsOf(cost))
      return { remaining: remainingPoints, resetAt: new Date(Date.now() + msBeforeNext).toISOString() }
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal
      throw rateLimited(Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1_000))
    }
  }

  /** What was spent on an operation that was not done. */
  async giveBack(sender: Spender, cost: number): Promise<void> {
    await this.#limiter.reward(accountOf(sender), pointsOf(cost))
  }
}

function accountOf({ actor, remoteAddress }: Spender): string {
  return actor.organizationId ?? remoteAddress
}

function pointsOf(cost: number): number {
  return Math.max(1, cost)
}
