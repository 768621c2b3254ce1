import { EngineFailure, NoTurn, solveInProcess, type Answer, type Instance, type SolveOptions } from '../engine/index.js'
import { DomainError, ErrorCode } from '../../../platform/errors.js'
import { planningOf, type Planning } from '../instance/build-instance.js'
import type { DraftAllocation } from '../instance/draft-allocation.js'
import { attemptsAt } from '../instance/layout.js'
import { piecesOf } from '../instance/pieces.js'
import type { PlanningFacts } from '../instance/planning-facts.js'
import { priceAllocations } from '../instance/price-pieces.js'
import { claimingNothing } from '../instance/unplanned-runs.js'
import type { PlanOptions } from './plan-options.js'
import { unsearched } from './unsearched.js'

/** What the engine was given, what it answered, and what that means day by day. */
export interface Solved { planning: Planning; answer: Answer; allocations: DraftAllocation[] }

export type SolveSettings = Pick<PlanOptions, 'objective' | 'timeLimitSeconds'> & Pick<SolveOptions, 'explain' | 'signal' | 'onProgress'>

/** Plans facts in the engine's process, laid out as suits them best; in another way where what was found so does not fit the days. */
export async function solveFacts(facts: PlanningFacts, settings: SolveSettings): Promise<Solved> {
  const looser = settings.explain === true
  for (const attempt of attemptsAt(facts)) {
    const solved = await solvePlanning(planningOf(facts, { ...attempt, looser }), settings)
    if (solved) return solved
  }
  throw new Error('a plan by days does not fit its days')
}

async function solvePlanning(planning: Planning, { explain = false, ...settings }: SolveSettings): Promise<Solved | null> {
  const hasCandidates = planning.instance.facilities.length > 0
  const answer = await answerOf(planning.instance, { ...settings, explain: explain && hasCandidates })
  const pieces = piecesOf(planning, answer)
  return pieces && { planning, answer: claimingNothing(answer, planning.unplanned), allocations: priceAllocations(planning.facts, pieces) }
}

/** What is stopped before its turn has found nothing. @throws UNAVAILABLE when the engine breaks down: nothing was changed, and trying again may help. */
async function answerOf(instance: Instance, options: SolveOptions): Promise<Answer> {
  try {
    return await solveInProcess(instance, options)
  } catch (error) {
    if (error instanceof NoTurn) return unsearched(instance, options.fairness)
    if (!(error instanceof EngineFailure)) throw error
    throw new DomainError(ErrorCode.UNAVAILABLE, {
      en: 'The matching engine broke down on this request. Nothing was changed; try again.',
      id: 'Mesin pencocokan berhenti pada permintaan ini. Tidak ada yang berubah; coba lagi.',
    }, { retryable: true })
  }
}

/** Whether an answer serves everything that was asked for. */
export function isComplete({ status }: Pick<Answer, 'status'>): boolean {
  return status === 'OPTIMAL' || status === 'FEASIBLE'
}
