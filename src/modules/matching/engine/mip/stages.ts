import { remaining } from '../budget.js'
import type { CoreOptions, Phase } from '../options.js'
import type { Formulation } from './groups.js'
import type { MipOutcome } from './highs-protocol.js'
import { runMip } from './highs.js'
import type { Term } from './model.js'

/** A sum that is to be as small as can be; `size`: about how large it could be, which is what a solver's noise is part of. */
export interface Goal { terms: Term[]; size: number }

/** What a goal may be missed by while others are looked at: ten times what the solver takes for nothing, and no less than doubles can tell of its size. */
const SLACK = 1e-8
const SLACK_PART = 1e-12
/** Presolve calls a sum infeasible that was just found, where numbers are awkward: then it is held ten times as loosely, up to so many times. */
const LOOSER = 10
const MOST_LOOSENINGS = 4
/** What a goal may be missed by and still counts as reached: units, or a part of its size (docs/matching-instance.md). */
const SAME_UNITS = 1e-6
const SAME_PART = 1e-9

const gapOf = (bound: number, best: number): number => (Number.isFinite(best) ? (best - bound) / Math.max(1e-9, Math.abs(best)) : Infinity)

export const sumOf = ({ values }: MipOutcome, terms: readonly Term[]): number => terms.reduce((sum, [column, weight]) => sum + weight * (values?.[column] ?? 0), 0)

/** One model minimised for one goal after the other, each held at its least while the next is looked at. All stages share one plan's time. */
export class Stages {
  readonly formulation: Formulation
  private readonly options: CoreOptions
  private readonly started: number
  private readonly held: { row: number; least: number; slack: number; size: number }[] = []
  private loosenings = 0

  constructor(formulation: Formulation, options: CoreOptions, started: number) {
    this.formulation = formulation
    this.options = options
    this.started = started
  }

  /** Goals are held so tightly that what they may be missed by counts as nothing. */
  get isTight(): boolean { return this.held.every(({ slack, size }) => slack <= Math.max(SAME_UNITS, SAME_PART * size) * (1 + SAME_PART)) }

  /** The least of a weighing of all columns, with the goals so far held. */
  async minimise(phase: Phase, cost: readonly number[]): Promise<MipOutcome> {
    for (;;) {
      const outcome = await this.run(phase, cost)
      if (outcome.status !== 'INFEASIBLE' || this.held.length === 0 || this.loosenings === MOST_LOOSENINGS) return outcome
      this.loosenings += 1
      for (const each of this.held) {
        each.slack *= LOOSER
        this.formulation.model.limit(each.row, each.least + each.slack)
      }
    }
  }

  /** Minimises a goal and holds it for what follows. Null when nothing was found. */
  async settle(phase: Phase, goal: Goal): Promise<MipOutcome | null> {
    const outcome = await this.minimise(phase, this.only(goal.terms))
    if (!outcome.values) return null
    this.hold(goal, sumOf(outcome, goal.terms))
    return outcome
  }

  /** Of whole numbers: what is below the next is the same, and nothing is ever to be loosened. */
  async settleWhole(phase: Phase, terms: readonly Term[]): Promise<MipOutcome | null> {
    const outcome = await this.minimise(phase, this.only(terms))
    if (outcome.values) this.formulation.model.row(-Infinity, sumOf(outcome, terms) + 0.5, terms)
    return outcome.values ? outcome : null
  }

  hold({ terms, size }: Goal, least: number): void {
    const slack = Math.max(SLACK, SLACK_PART * size) * LOOSER ** this.loosenings
    this.held.push({ row: this.formulation.model.row(-Infinity, least + slack, terms), least, slack, size })
  }

  private run(phase: Phase, cost: readonly number[]): Promise<MipOutcome> {
    const { options } = this
    return runMip({
      data: this.formulation.model.data(cost),
      options: { nodeLimit: options.workLimit ?? null, timeLimitSeconds: remaining(options, this.started).timeLimitSeconds ?? null, relativeGap: 1e-10 },
      signal: options.signal,
      onProgress: (bound, best) => options.onProgress?.({ phase, bound, best, gap: gapOf(bound, best) }),
    })
  }

  private only(terms: readonly Term[]): number[] {
    const cost = Array.from({ length: this.formulation.model.columns }, () => 0)
    for (const [column, weight] of terms) cost[column] = weight
    return cost
  }
}
