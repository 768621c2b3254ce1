import { setImmediate as pause } from 'node:timers/promises'
import { NoTurn, solveInProcess, type Answer, type Instance, type Progress } from '../../engine/index.js'
import { planningOf, type Planning } from '../../instance/build-instance.js'
import type { DraftAllocation } from '../../instance/draft-allocation.js'
import { attemptsAt } from '../../instance/layout.js'
import { piecesOf } from '../../instance/pieces.js'
import { priceAllocations } from '../../instance/price-pieces.js'
import { claimingNothing, type UnplannedRun } from '../../instance/unplanned-runs.js'
import type { ComputedPlan } from '../../planning/compute-plan.js'
import { planOptions } from '../../planning/plan-options.js'
import { unsearched } from '../../planning/unsearched.js'
import { verdictsOf } from '../../instance/verdicts.js'
import { namerOf } from '../../instance/names.js'
import { serviceOf } from '../../instance/scarcity.js'
import type { MatchObjective } from '../../match-plan.enums.js'
import type { Fairness } from '../../scarcity.types.js'
import { Alone } from './alone.js'
import { ownAnswer, ownInstance } from './own-share.js'
import type { MarketRequest, RegionMarket } from './read-market.js'

export interface ClearingSettings { objective: MatchObjective; fairness: Fairness; timeLimitSeconds: number; signal: AbortSignal; onProgress: (progress: Progress) => void }

/** What a joint plan has for one request, ready to be proposed. */
export interface ClearedRequest { requestId: string; amendment: number; computed: ComputedPlan }

export interface Cleared { instance: Instance; answer: Answer; cleared: ClearedRequest[] }

/** `allocations` null: its weeks do not fit their days. */
interface Outcome { instance: Instance; answer: Answer; allocations: DraftAllocation[] | null; unplanned: readonly UnplannedRun[] }

interface Solution extends Outcome { allocations: DraftAllocation[]; seconds: number }

/** Part of the time that the joint search has; in the rest each request is searched by itself, for its own bound. */
const JOINT_PART = 0.8
const LEAST_SECONDS = 1

/** Plans all requests at once, as the objective and the rule say, in the engine's process, and gives each its part. */
export async function clearJointly(market: RegionMarket, settings: ClearingSettings): Promise<Cleared> {
  const solution = await solve(market, settings)
  const seconds = Math.max(0, settings.timeLimitSeconds - solution.seconds)
  const alone = new Alone({ seconds, requests: market.requests.length, signal: settings.signal })
  const cleared: ClearedRequest[] = []
  for (const request of market.requests) {
    cleared.push(await partOf(request, solution, { settings, alone }))
    // Explaining takes the server's own thread: others have their turn between two requests.
    await pause()
  }
  return { instance: solution.instance, answer: solution.answer, cleared }
}

/** Laid out as suits it best, or in another way where what was found so does not fit the days: all within one time. */
async function solve(market: RegionMarket, settings: ClearingSettings): Promise<Solution> {
  const { together } = market
  const limit = settings.timeLimitSeconds * JOINT_PART
  let seconds = 0
  for (const attempt of attemptsAt(together)) {
    const timeLimitSeconds = seconds === 0 ? limit : Math.max(LEAST_SECONDS, limit - seconds)
    const { allocations, ...outcome } = await solvePlanning(market, planningOf(together, attempt), { ...settings, timeLimitSeconds })
    seconds += outcome.answer.seconds
    if (allocations) return { ...outcome, allocations, seconds }
  }
  throw new Error('a plan by days does not fit its days')
}

async function solvePlanning({ requests }: RegionMarket, planning: Planning, { objective, fairness, timeLimitSeconds, signal, onProgress }: ClearingSettings): Promise<Outcome> {
  const { unplanned } = planning
  const instance = requestsApart(planning.instance, requests)
  const answer = await solveInProcess(instance, { objective, fairness, timeLimitSeconds, signal, onProgress }, { canWait: true })
    .catch((error: unknown) => unsearchedIfStopped(error, instance, fairness))
  const pieces = piecesOf(planning, answer)
  return { instance, answer: claimingNothing(answer, unplanned), unplanned, allocations: pieces && priceAllocations(planning.facts, pieces) }
}

/** Stopped while it waited for its turn. */
function unsearchedIfStopped(error: unknown, instance: Instance, fairness: Fairness): Answer {
  if (error instanceof NoTurn) return unsearched(instance, fairness)
  throw error
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

async function partOf({ id, amendment, facts }: MarketRequest, solution: Solution, { settings: { objective, timeLimitSeconds }, alone }: { settings: ClearingSettings; alone: Alone }): Promise<ClearedRequest> {
  const instance = ownInstance(solution.instance, id)
  const lines = new Set(facts.request.lines.map((line) => line.id))
  const unplanned = solution.unplanned.filter(({ lineId }) => lines.has(lineId))
  const answer = claimingNothing(await ownAnswer(instance, solution.answer, { objective, search: (own, options) => alone.search(own, options) }), unplanned)
  const named = namerOf(facts)
  return {
    requestId: id, amendment,
    computed: {
      options: planOptions(objective, { timeLimitSeconds }), instance, answer, outcome: answer.status,
      allocations: solution.allocations.filter(({ requestLineId }) => lines.has(requestLineId)),
      verdicts: verdictsOf(facts, answer, { unplanned }), prices: [], relaxations: [], conflict: [], omitted: [], service: serviceOf(answer, named), shares: [], fairness: null,
    },
  }
}
