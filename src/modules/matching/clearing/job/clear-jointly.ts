import { solveInProcess, type Answer, type Instance, type Progress } from '../../engine/index.js'
import { planningOf, type Planning } from '../../instance/build-instance.js'
import type { DraftAllocation } from '../../instance/draft-allocation.js'
import { dayPeriods } from '../../instance/periods.js'
import { piecesOf } from '../../instance/pieces.js'
import { priceAllocations } from '../../instance/price-pieces.js'
import type { ComputedPlan } from '../../planning/compute-plan.js'
import { planOptions } from '../../planning/plan-options.js'
import { verdictsOf } from '../../instance/verdicts.js'
import { namerOf } from '../../instance/names.js'
import { serviceOf } from '../../instance/scarcity.js'
import type { MatchObjective } from '../../match-plan.enums.js'
import type { Fairness } from '../../scarcity.types.js'
import { ownAnswer, ownInstance } from './own-share.js'
import type { MarketRequest, RegionMarket } from './read-market.js'

export interface ClearingSettings { objective: MatchObjective; fairness: Fairness; timeLimitSeconds: number; signal: AbortSignal; onProgress: (progress: Progress) => void }

/** What a joint plan has for one request, ready to be proposed. */
export interface ClearedRequest { requestId: string; amendment: number; computed: ComputedPlan }

export interface Cleared { answer: Answer; cleared: ClearedRequest[] }

interface Solution { instance: Instance; answer: Answer; allocations: DraftAllocation[] }

/** Plans all requests at once, as the objective and the rule say, in the engine's process, and gives each its part. */
export async function clearJointly(market: RegionMarket, settings: ClearingSettings): Promise<Cleared> {
  const { together } = market
  const periods = dayPeriods(together)
  const solution = await solve(market, planningOf(together), settings) ?? await solve(market, planningOf(together, { periods }), settings)
    ?? await solve(market, planningOf(together, { periods, limitsApart: true }), settings)
  if (!solution) throw new Error('a plan by days does not fit its days')
  const cleared: ClearedRequest[] = []
  for (const request of market.requests) cleared.push(await partOf(request, solution, settings))
  return { answer: solution.answer, cleared }
}

async function solve({ requests }: RegionMarket, planning: Planning, { objective, fairness, timeLimitSeconds, signal, onProgress }: ClearingSettings): Promise<Solution | null> {
  const instance = requestsApart(planning.instance, requests)
  const answer = await solveInProcess(instance, { objective, fairness, timeLimitSeconds, signal, onProgress })
  const pieces = piecesOf(planning, answer)
  return pieces && { instance, answer, allocations: priceAllocations(planning.facts, pieces) }
}

/** The facts were laid out as one request; the engine is told whose each line is. */
function requestsApart(instance: Instance, requests: readonly MarketRequest[]): Instance {
  const owner = new Map(requests.flatMap(({ id, facts }) => facts.request.lines.map((line) => [line.id, id] as const)))
  const lines = instance.requests.flatMap((request) => request.lines)
  return {
    ...instance,
    requests: requests.map(({ id, buyer }) => ({ id, buyer, lines: lines.filter((line) => owner.get(line.id) === id) })),
    transport: {
      ...instance.transport, pairs: instance.transport.pairs.map((pair) => {
        const [, line = '', slot = ''] = pair.slot.split('/')
        return { ...pair, slot: `${owner.get(line)}/${line}/${slot}` }
      }),
    },
  }
}

async function partOf({ id, amendment, facts }: MarketRequest, solution: Solution, { objective, timeLimitSeconds }: ClearingSettings): Promise<ClearedRequest> {
  const instance = ownInstance(solution.instance, id)
  const answer = await ownAnswer(instance, solution.answer, objective)
  const named = namerOf(facts)
  const lines = new Set(facts.request.lines.map((line) => line.id))
  return {
    requestId: id, amendment,
    computed: {
      options: planOptions(objective, { timeLimitSeconds }), instance, answer, outcome: answer.status,
      allocations: solution.allocations.filter(({ requestLineId }) => lines.has(requestLineId)),
      verdicts: verdictsOf(facts, answer), prices: [], relaxations: [], conflict: [], service: serviceOf(answer, named), shares: [], fairness: null,
    },
  }
}
