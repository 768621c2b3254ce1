import type { Database } from '../../../platform/read/database.js'
import { enforce } from '../../../platform/rules.js'
import { Money } from '../../../values/money.js'
import type { Answer, Instance } from '../engine/index.js'
import type { DraftAllocation } from '../instance/draft-allocation.js'
import type { PlanningFacts } from '../instance/planning-facts.js'
import { namerOf } from '../instance/names.js'
import { readFacts } from '../instance/read-facts.js'
import { conflictOf, serviceOf } from '../instance/scarcity.js'
import { verdictsOf } from '../instance/verdicts.js'
import type { MatchOutcome } from '../match-plan.enums.js'
import { shareable } from '../match-plan.rules.js'
import type { StoredConflict, StoredFairness, StoredOmission, StoredPrice, StoredRelaxation, StoredService, StoredShare, StoredVerdict } from '../stored-answer.js'
import { ofTheWhole } from './whole-plan.js'
import { withinCeiling } from './within-ceiling.js'
import { withoutKept, type KeptPart } from './kept-parts.js'
import { planCost } from './plan-cost.js'
import { restrict, type PlanOptions } from './plan-options.js'
import type { Watch } from './match-search.js'
import { engineRelaxations, relaxationsOf } from './relaxations.js'
import { fairnessOf, ofEachLine, withShares } from './shares.js'
import { solveFacts } from './solve-facts.js'
import { turnsOf } from './turns.js'
import { asksForDays, whatIf, type LineChange } from './what-if.js'

/** All that is stored of a plan, before it is stored: nothing is locked or held while it is computed. */
export interface ComputedPlan {
  options: PlanOptions
  instance: Instance
  answer: Answer
  /** Of the whole plan, with what is kept. */
  outcome: MatchOutcome
  allocations: DraftAllocation[]
  verdicts: StoredVerdict[]
  prices: StoredPrice[]
  relaxations: StoredRelaxation[]
  conflict: StoredConflict[]
  omitted: StoredOmission[]
  service: StoredService | null
  shares: StoredShare[]
  fairness: StoredFairness | null
}

export interface PlanWanted {
  requestId: string
  now: Date
  options: PlanOptions
  /** As if the request asked for something else. */
  changes?: readonly LineChange[]
  /** What is promised already, and so not planned again. */
  kept?: readonly KeptPart[]
  /** The most that the whole may cost, with what is promised; null: anything. */
  ceiling?: string | null
  watch?: Watch
}

/** Reads what is free now and plans a request on it. */
export async function computePlan(database: Database, { requestId, now, options, changes = [], kept = [], ceiling = null, watch }: PlanWanted): Promise<ComputedPlan> {
  const read = async (later: boolean): Promise<PlanningFacts> =>
    restrict(whatIf(await readFacts(database, { requestId, now, later: later || asksForDays(changes) }), changes), options)
  const whole = await read(false)
  const free = withoutKept(whole, kept)
  const shares = await sharesOf(database, free, { options, now })
  const facts = withShares(free, shares)
  const settings = { objective: options.objective, timeLimitSeconds: options.timeLimitSeconds }
  const solved = await solveFacts(facts, { ...settings, ...watch, explain: true })
  const { answer, planning: { instance, unplanned }, allocations } = solved
  const named = namerOf(facts)
  const computed: ComputedPlan = {
    options, instance, answer, outcome: answer.status, allocations, verdicts: verdictsOf(facts, answer, { promised: kept, unplanned }), prices: answer.prices.map((price) => ({ ...price, text: named(price.text) })),
    conflict: conflictOf(answer, named), omitted: answer.omitted ?? [], service: serviceOf(answer, named),
    relaxations: watch?.signal.aborted ? engineRelaxations(solved) : await relaxationsOf(solved, { ...settings, ...(watch && { signal: watch.signal }) }, async () => withShares(withoutKept(await read(true), kept), shares)),
    shares, fairness: fairnessOf(answer, new Money(planCost(allocations), facts.request.currency)),
  }
  return withinCeiling(ofTheWhole(computed, { kept, whole }), { ceiling, kept, whole })
}

/** @throws RULES_BROKEN when a share cannot be asked for */
async function sharesOf(database: Database, facts: PlanningFacts, { options: { shares, rotation }, now }: Pick<PlanWanted, 'options' | 'now'>): Promise<StoredShare[]> {
  enforce(shareable, { shares, rotation }, facts)
  return [...ofEachLine(shares, facts), ...await turnsOf(database, facts, { rotation, now })]
}
