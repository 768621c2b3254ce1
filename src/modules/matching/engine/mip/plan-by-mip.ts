import { remaining } from '../budget.js'
import type { Arc } from '../network/arcs.js'
import { arcsOf } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import { type CoreOptions, fairnessOf, type Phase } from '../options.js'
import type { Found } from '../plan/found.js'
import { exceeds } from '../plan/crossed-limits.js'
import { type Plan, totals } from '../plan/plan.js'
import { planStanding } from '../scarcity/plan-standing.js'
import type { Standing } from '../scarcity/standing.js'
import { addEnough } from './enough.js'
import { formulate } from './formulation.js'
import type { Formulation } from './groups.js'
import type { MipOutcome } from './highs-protocol.js'
import { runMip } from './highs.js'
import type { Term } from './model.js'
import { tiersOf } from './tiers.js'

/** All stages of one plan share its time. */
interface Stage { formulation: Formulation; options: CoreOptions; started: number; phase: Phase }

const METHOD = 'mixed-integer model, HiGHS'

const gapOf = (bound: number, best: number): number => (Number.isFinite(best) ? (best - bound) / Math.max(1e-9, Math.abs(best)) : Infinity)

const minimise = ({ formulation, options, started, phase }: Stage, cost: readonly number[]): Promise<MipOutcome> => runMip({
  data: formulation.model.data(cost),
  options: { nodeLimit: options.workLimit ?? null, timeLimitSeconds: remaining(options, started).timeLimitSeconds ?? null, relativeGap: 1e-10 },
  signal: options.signal,
  onProgress: (bound, best) => options.onProgress?.({ phase, bound, best, gap: gapOf(bound, best) }),
})

const only = ({ model }: Formulation, terms: readonly Term[]): number[] => {
  const cost = Array.from({ length: model.columns }, () => 0)
  for (const [column, weight] of terms) cost[column] = weight
  return cost
}

const sumOf = ({ values }: MipOutcome, terms: readonly Term[]): number => terms.reduce((sum, [column, weight]) => sum + weight * (values?.[column] ?? 0), 0)

const planOf = (arcs: readonly Arc[], outcome: MipOutcome): Plan =>
  arcs.map((arc, column) => ({ arc, quantity: outcome.values?.[column] ?? 0 })).filter(({ quantity }) => quantity > 1e-9)

/** Minimises a sum and holds it there for what follows. Null when the stage found nothing. */
const settle = async (stage: Stage, terms: readonly Term[], slack: number): Promise<MipOutcome | null> => {
  const outcome = await minimise(stage, only(stage.formulation, terms))
  if (!outcome.values) return null
  stage.formulation.model.row(-Infinity, sumOf(outcome, terms) + slack, terms)
  return outcome
}

const allArcs = (network: Network): Arc[] => network.demands.flatMap((demand) => arcsOf(network, demand))

const rulesOf = ({ instance }: Network, options: CoreOptions, allowShort: boolean): Formulation['rules'] =>
  ({ allowShort, countFacilities: options.objective === 'FEWEST_FACILITIES', shares: instance.shares ?? [] })

const SERVED = 1e-6

const servesAll = ({ slots }: Network, plan: Plan): boolean => {
  const served = totals(plan, ({ arc }) => arc.slot.index)
  return slots.every(({ index, lower }) => {
    const got = served.get(index) ?? 0
    return lower - got <= SERVED || !exceeds(lower, got)
  })
}

/** Serves everything or reports INFEASIBLE; facilities are counted first where the objective says so. */
const finish = async (stage: Stage, fallback: MipOutcome | null, proven: boolean): Promise<Found | MipOutcome['status']> => {
  const { formulation } = stage
  let last = fallback
  let sure = proven
  if (formulation.rules.countFacilities) {
    const counted = await settle({ ...stage, phase: 'facilities' }, formulation.counted.map((column): Term => [column, 1]), 0.5)
    if (!counted && !fallback) return 'LIMIT'
    sure &&= counted?.status === 'OPTIMAL'
    last = counted ?? last
  }
  const outcome = await minimise({ ...stage, phase: 'cost' }, formulation.model.cost)
  if (!outcome.values && !last) return outcome.status
  const plan = planOf(formulation.arcs, outcome.values || !last ? outcome : last)
  // What was allowed to be short need not be: the search for a plan that serves everything may only have run out of time.
  return { plan, complete: !formulation.rules.allowShort || servesAll(formulation.network, plan), proven: sure, bound: outcome.bound, method: METHOD }
}

/** Ten times the solver's tolerance: with less, its presolve has called the held sum infeasible. */
const SHORT_SLACK = 1e-8

interface Fair { last: MipOutcome; proven: boolean; leastUnserved: number | null }

/** Divides what there is by the rule, tier after tier. Null when not even the first found anything. */
const divide = async (stage: Stage): Promise<Fair | null> => {
  const rule = fairnessOf(stage.formulation.network.instance, stage.options)
  const tiers = tiersOf(stage.formulation, rule)
  let last: MipOutcome | null = null
  let proven = true
  let tier = tiers.next(0)
  while (!tier.done) {
    const outcome = await settle(stage, tier.value, SHORT_SLACK)
    proven &&= outcome?.status === 'OPTIMAL'
    if (!outcome) break
    last = outcome
    tier = tiers.next(sumOf(outcome, tier.value))
  }
  proven &&= tier.done === true && tier.value
  return last && { last, proven, leastUnserved: rule === 'MOST_SERVED' ? Math.max(0, last.bound) : null }
}

const serveFairly = async (network: Network, arcs: readonly Arc[], options: CoreOptions, started: number): Promise<Found | null> => {
  const stage: Stage = { formulation: formulate(network, arcs, rulesOf(network, options, true)), options, started, phase: 'unserved' }
  const fair = await divide(stage)
  if (!fair) return null
  const found = await finish(stage, fair.last, fair.proven)
  if (typeof found === 'string') return null
  return fair.leastUnserved === null ? found : { ...found, leastUnserved: fair.leastUnserved }
}

/** The general method: everything in the format as one mixed-integer model, solved by HiGHS; better-ranked objectives first. Null when it found no plan at all. */
export const planByMip = async (network: Network, options: CoreOptions): Promise<Found | null> => {
  const started = performance.now()
  const arcs = allArcs(network)
  const formulation = formulate(network, arcs, rulesOf(network, options, false))
  addEnough(formulation)
  const found = await finish({ formulation, options, started, phase: 'cost' }, null, true)
  return typeof found === 'string' ? serveFairly(network, arcs, options, started) : found
}

export interface Reached { standing: Standing; proven: boolean }

/** What is left unserved at the least, by the rule. Null when the solver cannot tell. */
export const leastUnserved = async (network: Network, options: CoreOptions): Promise<Reached | null> => {
  const formulation = formulate(network, allArcs(network), { ...rulesOf(network, options, true), countFacilities: false })
  const fair = await divide({ formulation, options, started: performance.now(), phase: 'unserved' })
  if (!fair) return null
  const rule = fairnessOf(network.instance, options)
  return { standing: planStanding(network, rule, planOf(formulation.arcs, fair.last)), proven: fair.proven }
}
