import type { Decimal } from 'decimal.js'
import { type CoreResult, solveCore } from '../core.js'
import type { OmissionReason } from '../answer.js'
import type { Instance } from '../instance.js'
import type { CoreOptions } from '../options.js'

/** The most that one answer is explained with: each re-solve takes about as long as the answer did. */
const MOST_RESOLVES = 120

/** Re-solves changed instances with the options of the answer, until the answer's share of work or time is used up. */
export class Resolver {
  /** Why something that could be explained was not. */
  readonly omitted = new Set<OmissionReason>()
  private left = MOST_RESOLVES
  private readonly deadline: number

  private readonly options: CoreOptions

  constructor(options: CoreOptions) {
    this.options = options
    this.deadline = performance.now() + (options.timeLimitSeconds ?? Infinity) * 1000
  }

  /** null when there is no more work, time or patience left. */
  async solve(instance: Instance): Promise<CoreResult | null> {
    const { onProgress: _silent, ...options } = this.options
    if (this.isSpent()) return null
    this.left -= 1
    const seconds = this.secondsLeft
    const other = await solveCore(instance, { ...options, ...(Number.isFinite(seconds) ? { timeLimitSeconds: seconds } : {}) })
    // What was cut short may have found less than there is.
    this.isOver()
    return other
  }

  /** The first so many of what could be explained. */
  first<Each>(all: readonly Each[], most: number, reason: OmissionReason): readonly Each[] {
    if (all.length > most) this.omitted.add(reason)
    return all.slice(0, most)
  }

  private get secondsLeft(): number { return (this.deadline - performance.now()) / 1000 }

  private isSpent(): boolean {
    if (this.left <= 0) this.omitted.add('SOLVES')
    return this.isOver() || this.left <= 0
  }

  private isOver(): boolean {
    const isStopped = this.options.signal?.aborted === true
    const isLate = this.secondsLeft <= 0
    if (isStopped) this.omitted.add('STOPPED')
    else if (isLate) this.omitted.add('TIME')
    return isStopped || isLate
  }
}

/** Units short per request line, by `request/line`. */
export function shortOf({ network, plan }: CoreResult): Map<string, number> {
  const served = new Map<number, number>()
  for (const { arc, quantity } of plan) served.set(arc.slot.index, (served.get(arc.slot.index) ?? 0) + quantity)
  return new Map(network.demands.map(({ request, spec, slots }) => [
    `${request.id}/${spec.id}`, slots.reduce((short, slot) => short + Math.max(0, slot.lower - (served.get(slot.index) ?? 0)), 0),
  ]))
}

/** What the answer costs at the least: what a longer search might save without any change is no saving of a change. */
export function surelyCosts({ status, cost, bound }: CoreResult): Decimal {
  return status === 'OPTIMAL' ? cost : bound
}

export function isComplete({ status }: CoreResult): boolean {
  return status === 'OPTIMAL' || status === 'FEASIBLE'
}
