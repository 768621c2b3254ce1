import type { Database } from '../../../platform/read/database.js'
import type { Answer, Instance } from '../engine/index.js'
import type { DraftAllocation } from '../instance/draft-allocation.js'
import type { PlanningFacts } from '../instance/planning-facts.js'
import { readFacts } from '../instance/read-facts.js'
import { verdictsOf } from '../instance/verdicts.js'
import type { StoredPrice, StoredRelaxation, StoredVerdict } from '../stored-answer.js'
import { restrict, type PlanOptions } from './plan-options.js'
import { relaxationsOf } from './relaxations.js'
import { solveFacts } from './solve-facts.js'

/** All that is stored of a plan, before it is stored: nothing is locked or held while it is computed. */
export interface ComputedPlan {
  options: PlanOptions
  instance: Instance
  answer: Answer
  allocations: DraftAllocation[]
  verdicts: StoredVerdict[]
  prices: StoredPrice[]
  relaxations: StoredRelaxation[]
}

export interface PlanWanted {
  requestId: string
  now: Date
  options: PlanOptions
  /** What of the request is left to plan; left out: all of it. */
  remaining?: (facts: PlanningFacts) => PlanningFacts
}

/** Reads what is free now and plans a request on it. */
export async function computePlan(database: Database, { requestId, now, options, remaining = (facts) => facts }: PlanWanted): Promise<ComputedPlan> {
  const read = async (later: boolean): Promise<PlanningFacts> => remaining(restrict(await readFacts(database, { requestId, now, later }), options))
  const facts = await read(false)
  const settings = { objective: options.objective, timeLimitSeconds: options.timeLimitSeconds }
  const solved = await solveFacts(facts, { ...settings, explain: true })
  const { answer, planning: { instance }, allocations } = solved
  return {
    options, instance, answer, allocations, verdicts: verdictsOf(facts, answer), prices: answer.prices,
    relaxations: await relaxationsOf(solved, settings, () => read(true)),
  }
}
