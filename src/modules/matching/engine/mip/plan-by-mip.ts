import type { Arc } from '../network/arcs.js'
import { arcsOf } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { CoreOptions } from '../options.js'
import type { Found } from '../plan/found.js'
import type { Plan } from '../plan/plan.js'
import { formulate } from './formulation.js'
import type { Formulation } from './groups.js'
import type { MipOutcome } from './highs-protocol.js'
import { runMip } from './highs.js'
import type { Term } from './model.js'

interface Stage { formulation: Formulation; options: CoreOptions; phase: string }

const METHOD = 'mixed-integer model, HiGHS'

const gapOf = (bound: number, best: number): number => (Number.isFinite(best) ? (best - bound) / Math.max(1e-9, Math.abs(best)) : Infinity)

const minimise = ({ formulation, options, phase }: Stage, cost: readonly number[]): Promise<MipOutcome> => runMip({
  data: formulation.model.data(cost),
  options: { nodeLimit: options.workLimit ?? null, timeLimitSeconds: options.timeLimitSeconds ?? null, relativeGap: 1e-10 },
  signal: options.signal,
  onProgress: (bound, best) => options.onProgress?.({ phase, bound, best, gap: gapOf(bound, best) }),
})

const only = (formulation: Formulation, columns: readonly number[]): number[] => {
  const cost = Array.from({ length: formulation.model.columns }, () => 0)
  for (const column of columns) cost[column] = 1
  return cost
}

const sumOf = (outcome: MipOutcome, columns: readonly number[]): number => columns.reduce((sum, column) => sum + (outcome.values?.[column] ?? 0), 0)

const planOf = (arcs: readonly Arc[], outcome: MipOutcome): Plan =>
  arcs.map((arc, column) => ({ arc, quantity: outcome.values?.[column] ?? 0 })).filter(({ quantity }) => quantity > 1e-9)

/** Minimises some columns' sum and holds it there for what follows. Null when the stage found nothing. */
const settle = async (stage: Stage, columns: readonly number[], slack: number): Promise<MipOutcome | null> => {
  const outcome = await minimise(stage, only(stage.formulation, columns))
  if (!outcome.values) return null
  const terms: Term[] = columns.map((column) => [column, 1])
  stage.formulation.model.row(-Infinity, sumOf(outcome, columns) + slack, terms)
  return outcome
}

const allArcs = (network: Network, latestArrival: number): Arc[] => network.demands.flatMap((demand) => arcsOf(network, demand, latestArrival))

const rulesOf = (options: CoreOptions, allowShort: boolean): Formulation['rules'] =>
  ({ allowShort, countFacilities: options.objective === 'FEWEST_FACILITIES', shares: options.shares ?? [] })

/** Serves everything or reports INFEASIBLE; facilities are counted first where the objective says so. */
const finish = async (stage: Stage, fallback: MipOutcome | null, proven: boolean): Promise<Found | MipOutcome['status']> => {
  const { formulation } = stage
  let last = fallback
  let sure = proven
  if (formulation.rules.countFacilities) {
    const counted = await settle({ ...stage, phase: 'facilities' }, formulation.counted, 0.5)
    if (!counted && !fallback) return 'INFEASIBLE'
    sure &&= counted?.status === 'OPTIMAL'
    last = counted ?? last
  }
  const outcome = await minimise({ ...stage, phase: 'cost' }, formulation.model.cost)
  if (!outcome.values && !last) return outcome.status
  const plan = planOf(formulation.arcs, outcome.values || !last ? outcome : last)
  return { plan, complete: !formulation.rules.allowShort, proven: sure, bound: outcome.bound, method: METHOD }
}

/** Ten times the solver's tolerance: with less, its presolve has called the held sum infeasible. */
const SHORT_SLACK = 1e-8

const serveMost = async (network: Network, arcs: readonly Arc[], options: CoreOptions): Promise<Found | null> => {
  const formulation = formulate(network, arcs, rulesOf(options, true))
  const stage = { formulation, options, phase: 'unserved' }
  const least = await settle(stage, formulation.short, SHORT_SLACK)
  if (!least) return null
  const found = await finish(stage, least, least.status === 'OPTIMAL')
  return typeof found === 'string' ? null : found
}

/** The general method: everything in the format as one mixed-integer model, solved by HiGHS; better-ranked objectives first. Null when it found no plan at all. */
export const planByMip = async (network: Network, options: CoreOptions, latestArrival = Infinity): Promise<Found | null> => {
  const arcs = allArcs(network, latestArrival)
  const formulation = formulate(network, arcs, rulesOf(options, false))
  const found = await finish({ formulation, options, phase: 'cost' }, null, true)
  return typeof found === 'string' ? serveMost(network, arcs, options) : found
}

/** Quantity left unserved at the least, with what can arrive by a day. */
export const leastUnserved = async (network: Network, options: CoreOptions, latestArrival: number): Promise<{ unserved: number; proven: boolean }> => {
  const formulation = formulate(network, allArcs(network, latestArrival), { ...rulesOf(options, true), countFacilities: false })
  const outcome = await minimise({ formulation, options, phase: 'unserved' }, only(formulation, formulation.short))
  return { unserved: outcome.values ? sumOf(outcome, formulation.short) : Infinity, proven: outcome.status === 'OPTIMAL' }
}
