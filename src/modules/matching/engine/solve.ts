import type { Answer, AnswerStatus, Service } from './answer.js'
import { remaining } from './budget.js'
import { certificateOf } from './certify/certificate.js'
import { type CoreResult, solveCore } from './core.js'
import { baselinesOf } from './greedy/baselines.js'
import { explain, unexplained } from './explain/explain.js'
import { freerPlan, priceOfFairness, withoutShares } from './explain/fairness.js'
import type { Instance } from './instance.js'
import type { CoreOptions, SolveOptions } from './options.js'
import { serviceOf } from './scarcity/service.js'

const breakdownOf = ({ breakdown }: CoreResult): Answer['breakdown'] => ({
  production: breakdown.production.toFixed(), transport: breakdown.transport.toFixed(), setup: breakdown.setup.toFixed(),
  charges: breakdown.charges.toFixed(), lateness: breakdown.lateness.toFixed(),
})

/** Gaps are stated to ten decimals: finer than what OPTIMAL asks for. */
const GAP_DIGITS = 10

const baselines = ({ network, status }: CoreResult): Answer['baselines'] => {
  if (status !== 'OPTIMAL' && status !== 'FEASIBLE') return { greedyUnitPrice: null, greedySetupAware: null }
  const { greedyUnitPrice, greedySetupAware } = baselinesOf(network)
  return { greedyUnitPrice: greedyUnitPrice?.toFixed() ?? null, greedySetupAware: greedySetupAware?.toFixed() ?? null }
}

/** Where nothing was found, the most that can be served may still prove that nothing can. */
const statusOf = ({ status }: CoreResult, service: Service | null): AnswerStatus =>
  status === 'UNKNOWN' && service !== null && Number(service.atMost) === 0 ? 'INFEASIBLE' : status

/** Of what is left of the time, as `remaining` counts parts. */
const HALF = 2

/** Part of the time that the search may take where it does not end by itself: what is found is to be proved, and explained where that is asked for. */
const SEARCH_PART = { plain: 0.95, explained: 0.85 }

const searchOptions = ({ explain = false, ...options }: SolveOptions): CoreOptions => options.timeLimitSeconds === undefined
  ? options
  : { ...options, timeLimitSeconds: options.timeLimitSeconds * SEARCH_PART[explain ? 'explained' : 'plain'] }

/** Solves an instance and answers in the answer format. All of it shares one limit of time. `seconds` is what finding and proving the plan took. */
export const solve = async (instance: Instance, options: SolveOptions = {}): Promise<Answer> => {
  const started = performance.now()
  const core = await solveCore(instance, searchOptions(options))
  const seconds = (performance.now() - started) / 1000
  const free = await withoutShares(core, remaining(options, started, HALF))
  const freer = freerPlan(core, free)
  const service = await serviceOf(core, remaining(options, started, HALF), freer)
  const fairness = priceOfFairness(core, free, options)
  const certificate = await certificateOf(core, remaining(options, started, options.explain ? HALF : 1))
  const explanation = options.explain ? await explain(core, remaining(options, started), freer) : unexplained
  return {
    format: 'karya-matching-answer/1', status: statusOf(core, service), objective: options.objective ?? 'COST', cost: core.cost.toFixed(), bound: core.bound.toFixed(),
    gap: core.gap.toDecimalPlaces(GAP_DIGITS).toFixed(), breakdown: breakdownOf(core), allocations: core.allocations,
    ...explanation, certificate, service,
    baselines: baselines(core), seconds, ...(fairness ? { fairness } : {}),
  }
}
