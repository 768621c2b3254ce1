import { Chains } from './chains.js'
import { choicesOf, type Effort, TooManyChoices } from './choices.js'
import { coreGroups, type Standing, standings } from './core-groups.js'
import { completions } from './completions.js'
import type { DualPoint } from './dual.js'
import { type Core, sieves, withoutHopeless } from './bounds.js'
import type { SingleProblem } from './problem.js'
import { advance, mostPromising, movesOf, startState, type States } from './states.js'

/** A plan for one demand: units by source. */
export interface SinglePlan { cost: number; given: { source: number; quantity: number }[] }

/** A plan with what every plan costs at least: its own cost where the search came to its end. */
export interface Searched extends SinglePlan { least: number }

export const THOROUGH: Effort = { choices: 300_000, states: 1_000_000, exact: true }

/** Groups of at most the regret `limit` are open to choice; partial plans may cost `room` above the bound. With `room` = `limit` all plans within it are covered. */
interface Reach { limit: number; room: number; effort: Effort }

interface Limits { total: number; effort: Effort }

const giveBase = (problem: SingleProblem, fixed: readonly Standing[], price: number): SinglePlan => {
  const given: SinglePlan['given'] = []
  let cost = 0
  for (const standing of fixed) {
    const own = problem.groups[standing.group]
    if (!standing.open || !own) continue
    cost += own.charge
    for (let source = own.first; source < own.end && (problem.average[source] ?? 0) < price; source += 1) {
      const quantity = problem.up[source] ?? 0
      given.push({ source, quantity })
      cost += (problem.setup[source] ?? 0) + (problem.slope[source] ?? 0) * quantity
    }
  }
  return { cost, given }
}

/** A surplus can be trimmed away wherever nothing has a least quantity. */
const canTrim = (problem: SingleProblem): boolean => problem.groups.every((group) => group.least === 0) && problem.low.every((low) => low === 0)

const coreOf = (problem: SingleProblem, dual: DualPoint, all: readonly Standing[], { limit, room, effort }: Reach): Core | null => {
  const { core, fixed } = coreGroups(all, limit)
  const base = giveBase(problem, fixed, dual.price)
  const chains = new Chains()
  const groups = core.map((standing) => {
    const choices = choicesOf(problem, standing.group, { price: dual.price, perGroup: dual.perGroup, limit: room + standing.base, effort, chains })
    return { choices, mayStayOut: -standing.base <= room, moves: [] }
  })
  const whole: Core = {
    problem, groups, chains, fixedGiven: base.given, fixedCost: base.cost, fixedQuantity: base.given.reduce((sum, { quantity }) => sum + quantity, 0),
    fixedUsed: fixed.filter((standing) => standing.open).length, trimmable: canTrim(problem), trims: canTrim(problem) || problem.slope.every((slope) => slope > 0),
  }
  const kept = withoutHopeless(whole, dual, dual.bound + room)
  const use = Number.isFinite(problem.mostGroups) ? 1 : 0
  return kept && { ...whole, groups: kept.map((group) => ({ ...group, moves: movesOf(group.choices, group.mayStayOut, use) })) }
}

/** Partial plans over ever more core groups, from the first on (forward) or from the last. Null when they become too many. */
const sweep = (core: Core, dual: DualPoint, { total, effort }: Limits, forward: boolean): States[] | null => {
  const order = forward ? core.groups : core.groups.toReversed()
  const filters = sieves(core, dual, total, order)
  const stages = [startState()]
  for (const [stage, group] of order.entries()) {
    const from = stages[stage]
    const sieve = filters[stage]
    if (!from || !sieve) break
    if (effort.isOver?.() === true) return null
    const next = advance(from, group.moves, sieve)
    if (next.count > effort.states && effort.exact) return null
    stages.push(next.count > effort.states ? mostPromising(next, dual.price, effort.states) : next)
  }
  return stages
}

const trace = (core: Core, stages: readonly States[], forward: boolean, depth: number, at: number): SinglePlan['given'] => {
  const order = forward ? core.groups : core.groups.toReversed()
  const given: SinglePlan['given'] = []
  let position = at
  for (let stage = depth; stage > 0; stage -= 1) {
    const list = stages[stage]
    const picked = list?.choice[position] ?? -1
    const choice = picked >= 0 ? order[stage - 1]?.choices[picked] : undefined
    if (choice) given.push(...core.chains.unfold(choice.last, choice.raised))
    position = list?.parent[position] ?? 0
  }
  return given
}

/** A plan as good as any that the reach covers (it may cost more itself); `none`: there is no such plan; null: the search gave up. */
const searchWithin = (problem: SingleProblem, dual: DualPoint, all: readonly Standing[], reach: Reach): SinglePlan | 'none' | null => {
  const core = coreOf(problem, dual, all, reach)
  if (!core) return 'none'
  const limits = { total: dual.bound + reach.room, effort: reach.effort }
  const forward = sweep(core, dual, limits, true)
  const backward = forward && sweep(core, dual, limits, false)
  if (!forward || !backward) return null
  const best = completions(core, { forward, backward }, { dual, ...limits })
  if (best === 'over') return null
  if (!best) return 'none'
  const open = best.choice ? core.chains.unfold(best.choice.last, best.choice.raised + best.quantity - best.choice.from) : []
  const given = [
    ...core.fixedGiven, ...trace(core, forward, true, best.stage, best.front), ...open,
    ...trace(core, backward, false, core.groups.length - best.stage - (best.choice ? 1 : 0), best.back),
  ]
  return { cost: best.cost, given }
}

const FIRST_CORE = 12
const WIDENING = 2.5

const firstLimit = (all: readonly Standing[], dual: DualPoint): number => {
  const least = Math.max(1e-9, 1e-10 * Math.abs(dual.bound))
  const regrets = Float64Array.from(all, (standing) => standing.regret).filter((regret) => regret > least && regret < Infinity).sort()
  return regrets[Math.min(FIRST_CORE, regrets.length - 1)] ?? least
}

/** A good plan, found fast: few groups are open to choice, with much room, and few partial plans are gone on with. */
const SKETCH: Effort = { choices: 60, states: 200, exact: false }
const SKETCH_ROOM = 10

const sketch = (problem: SingleProblem, dual: DualPoint, all: readonly Standing[], limit: number): SinglePlan | null => {
  const found = searchWithin(problem, dual, all, { limit, room: SKETCH_ROOM * limit, effort: SKETCH })
  return found === 'none' ? null : found
}

/** Costs nearer to each other than this part of the bound are one. */
const HAIR = 1e-13

const orGivesUp = <Answer>(search: () => Answer): Answer | null => {
  try {
    return search()
  } catch (error) {
    if (error instanceof TooManyChoices) return null
    throw error
  }
}

/**
 * The optimum by search within a growing distance of the bound: all plans within the distance are covered, so the best of them is the best of all.
 * A plan that is known already says how far to go at most. Null when a core grows beyond the effort before there is any plan; without `exact` effort a good
 * plan instead of the best.
 */
export const searchOptimum = (problem: SingleProblem, dual: DualPoint, effort = THOROUGH): Searched | null => {
  const all = standings(problem, dual)
  const hair = HAIR * Math.abs(dual.bound)
  let limit = firstLimit(all, dual)
  let covered = 0
  let best = effort.exact ? sketch(problem, dual, all, limit) : null
  while (limit < 1e6 + 1e3 * Math.abs(dual.bound)) {
    if (best) limit = Math.min(limit, best.cost - dual.bound + hair)
    const reach = { limit, room: limit, effort }
    const found = orGivesUp(() => searchWithin(problem, dual, all, reach))
    if (!found) break
    if (found !== 'none' && (!best || found.cost < best.cost)) best = found
    if (best && (best.cost <= dual.bound + limit + hair || !effort.exact)) return { ...best, least: best.cost }
    covered = limit
    limit *= WIDENING
  }
  return best && { ...best, least: dual.bound + covered }
}
