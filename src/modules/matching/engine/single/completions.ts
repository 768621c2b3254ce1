import type { Core } from './bounds.js'
import type { Choice } from './choices.js'
import type { States } from './states.js'

/** A whole plan: a partial plan of the groups before `stage`, one of those after it, and between them a group that rounds the sum off (or none). */
export interface Completion { cost: number; stage: number; front: number; back: number; choice: Choice | null; quantity: number }

interface Window { from: number; to: number }

const slackOf = (core: Core): number => 1e-9 * Math.max(1, core.problem.lower)

/** All groups at fixed quantities: the sum must lie within the demand's limits. */
const closedPlans = (core: Core, forward: readonly States[]): Completion | null => {
  const list = forward[core.groups.length]
  let best: Completion | null = null
  for (let at = 0; list && at < list.cost.length; at += 1) {
    const total = (list.quantity[at] ?? 0) + core.fixedQuantity
    const cost = (list.cost[at] ?? 0) + core.fixedCost
    if (total < core.problem.lower - slackOf(core) || (!core.trimmable && total > core.problem.upper + slackOf(core))) continue
    if (!best || cost < best.cost) best = { cost, stage: core.groups.length, front: at, back: 0, choice: null, quantity: 0 }
  }
  return best
}

/** For each front the cheapest back whose quantity lies in a window that moves down as the front moves up. `weight` is the price at which quantity counts. */
const cheapestBacks = (front: States, back: States, window: Window, weight: number, visit: (a: number, b: number) => void): void => {
  const queue: number[] = []
  let head = 0
  let next = back.cost.length - 1
  const value = (at: number): number => (back.cost[at] ?? 0) - weight * (back.quantity[at] ?? 0)
  // Windows run over descending back quantities while the front ascends: [from − front, to − front].
  for (let a = 0; a < front.cost.length; a += 1) {
    const high = window.to - (front.quantity[a] ?? 0)
    const low = window.from - (front.quantity[a] ?? 0)
    while (next >= 0 && (back.quantity[next] ?? 0) >= low) {
      while (queue.length > head && value(queue[queue.length - 1] ?? 0) >= value(next)) queue.pop()
      queue.push(next)
      next -= 1
    }
    while (head < queue.length && (back.quantity[queue[head] ?? 0] ?? 0) > high) head += 1
    const b = queue[head]
    if (b !== undefined && head < queue.length) visit(a, b)
  }
}

interface Class { list: States; at: readonly number[] }

const byUse = (list: States): Map<number, Class> => {
  const classes = Map.groupBy(list.cost.keys(), (at) => list.used[at] ?? 0)
  return new Map([...classes].map(([use, at]) => {
    const pick = (values: readonly number[]): number[] => at.map((position) => values[position] ?? 0)
    return [use, { list: { ...list, quantity: pick(list.quantity), cost: pick(list.cost) }, at }]
  }))
}

/** Partial plans by the number of groups they use, where that is limited. */
const classesOf = (core: Core, list: States): Map<number, Class> =>
  Number.isFinite(core.problem.mostGroups) ? byUse(list) : new Map([[0, { list, at: list.cost.map((_, at) => at) }]])

/** Plans in which one group gives whatever is still missing. */
const openPlans = (core: Core, stage: number, front: States, back: States): Completion | null => {
  const { problem } = core
  const choices = core.groups[stage]?.choices.filter((choice) => choice.to > choice.from) ?? []
  if (choices.length === 0) return null
  let best: Completion | null = null
  const fronts = classesOf(core, front)
  const backs = classesOf(core, back)
  const missing = problem.lower - core.fixedQuantity
  for (const choice of choices) for (const [usedFront, a] of fronts) for (const [usedBack, b] of backs) {
    if (core.fixedUsed + usedFront + usedBack + 1 > problem.mostGroups) continue
    const window = { from: missing - choice.to, to: missing - choice.from }
    cheapestBacks(a.list, b.list, window, choice.slope, (i, j) => {
      const quantity = missing - (a.list.quantity[i] ?? 0) - (b.list.quantity[j] ?? 0)
      const cost = (a.list.cost[i] ?? 0) + (b.list.cost[j] ?? 0) + core.fixedCost + choice.cost + choice.slope * (quantity - choice.from)
      if (!best || cost < best.cost) best = { cost, stage, front: a.at[i] ?? 0, back: b.at[j] ?? 0, choice, quantity }
    })
  }
  return best
}

/** The cheapest whole plan that the partial plans make up; null when there is none. */
export const completions = (core: Core, forward: readonly States[], backward: readonly States[]): Completion | null => {
  let best = closedPlans(core, forward)
  for (let stage = 0; stage < core.groups.length; stage += 1) {
    const front = forward[stage]
    const back = backward[core.groups.length - stage - 1]
    const plan = front && back ? openPlans(core, stage, front, back) : null
    if (plan && (!best || plan.cost < best.cost)) best = plan
  }
  return best
}
