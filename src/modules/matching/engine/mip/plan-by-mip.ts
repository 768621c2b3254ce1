import type { Arc } from '../network/arcs.js'
import { arcsOf } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import { type CoreOptions, fairnessOf } from '../options.js'
import type { Found } from '../plan/found.js'
import { exceeds } from '../plan/crossed-limits.js'
import { type Plan, totals } from '../plan/plan.js'
import { addEnough } from './enough.js'
import { formulate } from './formulation.js'
import { type Formulation, ones } from './groups.js'
import type { MipOutcome } from './highs-protocol.js'
import { Stages, sumOf } from './stages.js'
import { inAll, tiersOf } from './tiers.js'

const METHOD = 'mixed-integer model, HiGHS'

/** Less than this part of a slot is a solver's noise: nobody delivers it. */
const CRUMB = 1e-9

const planOf = (arcs: readonly Arc[], outcome: MipOutcome): Plan =>
  arcs.map((arc, column) => ({ arc, quantity: outcome.values?.[column] ?? 0 })).filter(({ arc, quantity }) => quantity > CRUMB * Math.max(1, arc.slot.upper))

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
const finish = async (stages: Stages, fallback: MipOutcome | null, proven: boolean): Promise<Found | MipOutcome['status']> => {
  const { formulation } = stages
  let last = fallback
  let sure = proven
  if (formulation.rules.countFacilities) {
    const counted = await stages.settleWhole('facilities', ones(formulation.counted))
    if (!counted && !fallback) return 'LIMIT'
    sure &&= counted?.status === 'OPTIMAL'
    last = counted ?? last
  }
  const outcome = await stages.minimise('cost', formulation.model.cost)
  if (!outcome.values && !last) return outcome.status
  const plan = planOf(formulation.arcs, outcome.values || !last ? outcome : last)
  // What was allowed to be short need not be: the search for a plan that serves everything may only have run out of time.
  const complete = !formulation.rules.allowShort || servesAll(formulation.network, plan)
  // Of plans that might be fairer, the sums that are held here say nothing.
  const isFair = proven && stages.isTight
  return { plan, complete, proven: sure && isFair, bound: isFair ? outcome.bound : 0, method: METHOD }
}

interface Fair { last: MipOutcome; proven: boolean; leastUnserved: number | null }

/** Divides what there is by the rule, tier after tier; as much as can be in all where that breaks off. Null when not even the first found anything. */
const divide = async (stages: Stages, options: CoreOptions): Promise<Fair | null> => {
  const { formulation } = stages
  const rule = fairnessOf(formulation.network.instance, options)
  const tiers = tiersOf(formulation, rule)
  let last: MipOutcome | null = null
  let proven = true
  let tier = tiers.next(0)
  while (!tier.done) {
    const outcome = await stages.settle('unserved', tier.value)
    proven &&= outcome?.status === 'OPTIMAL'
    if (!outcome) break
    last = outcome
    tier = tiers.next(sumOf(outcome, tier.value.terms))
  }
  if (!last) return null
  proven &&= tier.done === true && tier.value && stages.isTight
  if (!tier.done) last = await serveTheRest(stages, last)
  return { last, proven, leastUnserved: rule === 'MOST_SERVED' ? Math.max(0, last.bound) : null }
}

/** Where a tier failed, no less is served in all than was: what ranks below must not save money at the unserved. */
const serveTheRest = async (stages: Stages, last: MipOutcome): Promise<MipOutcome> => {
  const goal = inAll(stages.formulation)
  const rest = await stages.settle('unserved', goal)
  if (!rest) stages.hold(goal, sumOf(last, goal.terms))
  return rest ?? last
}

const serveFairly = async (network: Network, arcs: readonly Arc[], options: CoreOptions, started: number): Promise<Found | null> => {
  const stages = new Stages(formulate(network, arcs, rulesOf(network, options, true)), options, started)
  const fair = await divide(stages, options)
  if (!fair) return null
  const found = await finish(stages, fair.last, fair.proven)
  if (typeof found === 'string') return null
  return fair.leastUnserved === null ? found : { ...found, leastUnserved: fair.leastUnserved }
}

/** The general method: everything in the format as one mixed-integer model, solved by HiGHS; better-ranked objectives first. Null when it found no plan at all. */
export const planByMip = async (network: Network, options: CoreOptions): Promise<Found | null> => {
  const started = performance.now()
  const arcs = allArcs(network)
  const formulation = formulate(network, arcs, rulesOf(network, options, false))
  addEnough(formulation)
  const found = await finish(new Stages(formulation, options, started), null, true)
  return typeof found === 'string' ? serveFairly(network, arcs, options, started) : found
}

/** What a method serves of all that is asked, as the rule compares it. */
export interface Reached { plan: Plan; proven: boolean }

/** A plan that leaves the least unserved by the rule, whatever it costs. Null when the solver cannot tell. */
export const leastUnserved = async (network: Network, options: CoreOptions): Promise<Reached | null> => {
  const formulation = formulate(network, allArcs(network), { ...rulesOf(network, options, true), countFacilities: false })
  const fair = await divide(new Stages(formulation, options, performance.now()), options)
  return fair && { plan: planOf(formulation.arcs, fair.last), proven: fair.proven }
}
