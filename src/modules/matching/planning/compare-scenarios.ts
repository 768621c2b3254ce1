import type { Context } from '../../../platform/context.js'
import { expectState } from '../../../platform/lifecycle.js'
import { enforce } from '../../../platform/rules.js'
import { Money } from '../../../values/money.js'
import type { AnswerStatus, CostBreakdown } from '../engine/index.js'
import { readFacts } from '../instance/read-facts.js'
import type { MatchObjective } from '../match-plan.enums.js'
import type { StoredFairness, StoredRelaxation, StoredService, StoredVerdict } from '../stored-answer.js'
import { requestMatchingLifecycle } from '../match-plan.lifecycle.js'
import { supposable } from '../what-if.rules.js'
import { computePlan, type ComputedPlan } from './compute-plan.js'
import { stoppable } from './match-search.js'
import { matchableBy, statusOf } from './match-request.js'
import { costBreakdown, gapOf, planBound, planCost } from './plan-cost.js'
import { planOptions, type GivenOptions } from './plan-options.js'
import type { LineChange } from './what-if.js'

export interface ScenarioWanted { name: string; objective: MatchObjective; options?: GivenOptions; changes?: readonly LineChange[] | null }

/** A plan that is computed to be looked at: nothing of it is stored. */
export interface ScenarioOutcome {
  name: string
  objective: MatchObjective
  outcome: AnswerStatus
  cost: Money
  bound: Money
  gap: string
  breakdown: CostBreakdown
  facilityCount: number
  arrivesBy: string | null
  facilities: StoredVerdict[]
  relaxations: StoredRelaxation[]
  service: StoredService | null
  priceOfFairness: StoredFairness | null
}

/**
 * Plans a request in several ways, on the capacity that is free now: one after the other, so that other buyers have their turn.
 * @throws RULES_BROKEN when a scenario supposes what cannot be asked for
 */
export async function compareScenarios(ctx: Context, requestId: string, scenarios: readonly ScenarioWanted[]): Promise<ScenarioOutcome[]> {
  const request = await matchableBy(ctx, requestId, 'compareScenarios')
  expectState(requestMatchingLifecycle, 'compareScenarios', { status: statusOf(request) })
  const { reading: { database } } = ctx.services
  if (scenarios.some(({ changes }) => changes?.length)) enforce(supposable, scenarios, await readFacts(database, { requestId, now: ctx.now }))
  return await stoppable(ctx, requestId, async (watch) => {
    const outcomes: ScenarioOutcome[] = []
    for (const { name, objective, options = {}, changes } of scenarios) {
      const computed = await computePlan(database, { requestId, now: ctx.now, options: planOptions(objective, options), changes: changes ?? [], watch })
      outcomes.push({ name, objective, ...outcomeOf(computed, String(request['currency'])) })
    }
    return outcomes
  })
}

function outcomeOf({ answer, allocations, verdicts, relaxations, service, fairness }: ComputedPlan, currency: string): Omit<ScenarioOutcome, 'name' | 'objective'> {
  const cost = planCost(allocations)
  const bound = planBound(answer, cost)
  return {
    outcome: answer.status, cost: new Money(cost, currency), bound: new Money(bound, currency).round(), gap: gapOf(cost, bound),
    breakdown: costBreakdown(allocations), facilityCount: new Set(allocations.map(({ facilityId }) => facilityId)).size,
    arrivesBy: allocations.map(({ arrivesOn }) => arrivesOn).sort().at(-1) ?? null, facilities: verdicts, relaxations, service, priceOfFairness: fairness,
  }
}
