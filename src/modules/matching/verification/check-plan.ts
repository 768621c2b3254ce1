import { Money } from '../../../values/money.js'
import { Decimal, decimal } from '../../../values/decimal.js'
import type { Answer } from '../engine/index.js'
import { deliveriesOf } from '../engine/proof/deliveries.js'
import { costBreakdown, gapOf, planBound, planCost } from '../planning/plan-cost.js'
import { isComplete } from '../planning/solve-facts.js'
import { rowDifferences, type Difference } from './check-rows.js'
import { periodsOf } from './periods-of.js'
import type { PlanRow, StoredPlan } from './plan-rows.js'

/** A plan as it is stored: with its allocations, and the plans that parts which it keeps were planned in. */
export interface Stored { plan: StoredPlan; rows: readonly PlanRow[]; sources: readonly CheckedPlan[] }
/** With what the checker finds wrong in its answer. */
export interface CheckedPlan extends StoredPlan { wrong: readonly { rule: string; at: string; message: string }[] }

/** Whether what is shown and held is what was answered: its own part and those that it keeps, and what the whole costs. */
export function planDifferences({ plan, rows, sources }: Stored): Difference[] {
  const own = rows.filter(({ under }) => under === plan.id)
  const kept = rows.filter(({ under }) => under !== plan.id)
  const answer = isDeclined(plan, own) ? { ...plan.answer, allocations: [] } : plan.answer
  return [
    ...partDifferences({ ...plan, answer }, own),
    ...[...Map.groupBy(kept, ({ under }) => under)].flatMap(([under, parts]) => keptDifferences(sources.find(({ id }) => id === under), parts)),
    ...figureDifferences({ plan, answer }, { own, kept }),
  ]
}

/** Nobody was asked for what the request's ceiling has no room for. */
function isDeclined({ relaxations }: StoredPlan, own: readonly PlanRow[]): boolean {
  return own.length === 0 && relaxations.some(({ kind }) => kind === 'CEILING')
}

function partDifferences({ instance, answer, currency }: StoredPlan, rows: readonly PlanRow[]): Difference[] {
  return rowDifferences({ deliveries: deliveriesOf(instance, answer).deliveries, rows, periodOf: periodsOf(instance), currency })
}

/** Facilities keep their parts as a whole. The answer that they are of is checked, too, against what it was given. */
function keptDifferences(source: CheckedPlan | undefined, rows: readonly PlanRow[]): Difference[] {
  if (!source) return [{ rule: 'PARTS', at: 'kept parts', message: 'were planned in a plan that is not there' }]
  const facilities = new Set(rows.map(({ facility }) => facility))
  const { answer } = source
  const allocations = answer.allocations.filter(({ facility }) => facilities.has(facility))
  const wrong = source.wrong.map(({ rule, at, message }): Difference => ({ rule: 'PARTS', at, message: `${source.number}: ${rule} ${message}` }))
  return [...wrong, ...partDifferences({ ...source, answer: { ...answer, allocations } }, rows)]
}

interface Parts { own: readonly PlanRow[]; kept: readonly PlanRow[] }

/** What the plan says of itself follows from its rows and from what was proved: to the last digit. */
function figureDifferences({ plan, answer }: { plan: StoredPlan; answer: Answer }, { own, kept }: Parts): Difference[] {
  const all = [...own, ...kept]
  const cost = planCost(all)
  const bound = planBound(plan.answer, cost, planCost(kept))
  const should = {
    outcome: outcomeOf(answer, { isWhole: kept.length === 0, isDeclined: answer !== plan.answer }),
    cost: cost.toFixed(), bound: new Money(bound, plan.currency).round().amount, gap: gapOf(cost, bound),
  }
  const parts = costBreakdown(all)
  return [
    ...(['outcome', 'cost', 'bound', 'gap'] as const).flatMap((name) => shownDifference(name, plan[name], should[name])),
    ...(['production', 'transport', 'setup', 'charges', 'lateness'] as const).flatMap((name) => shownDifference(`breakdown.${name}`, plan.breakdown[name], parts[name])),
  ]
}

function outcomeOf({ status }: Answer, { isWhole, isDeclined }: { isWhole: boolean; isDeclined: boolean }): string {
  if (isDeclined) return 'PARTIAL'
  return isWhole || isComplete({ status }) ? status : 'PARTIAL'
}

function shownDifference(at: string, is: string, should: string): Difference[] {
  return isSame(is, should) ? [] : [{ rule: 'SHOWN', at, message: `the plan shows ${is}; by its parts and its answer it is ${should}` }]
}

function isSame(is: string, should: string): boolean {
  return is === should || (isNumber(is) && isNumber(should) && decimal(is).equals(decimal(should)))
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && new Decimal(text).isFinite()
}
