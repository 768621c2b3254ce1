import { type Core, perUsedOf, valueAt } from './bounds.js'
import type { Choice, Effort } from './choices.js'
import type { DualPoint } from './dual.js'
import { type Class, Graded } from './graded.js'
import type { States } from './states.js'

/** A whole plan: a partial plan of the groups before `stage`, one of those after it, and between them a group that rounds the sum off (or none). */
export interface Completion { cost: number; stage: number; front: number; back: number; choice: Choice | null; quantity: number }

interface Window { from: number; to: number }

const slackOf = (core: Core): number => 1e-9 * Math.max(1, core.problem.lower)

/** All groups at fixed quantities: the sum must lie within the demand's limits. */
const closedPlans = (core: Core, forward: readonly States[]): Completion | null => {
  const list = forward[core.groups.length]
  let best: Completion | null = null
  for (let at = 0; list && at < list.count; at += 1) {
    const total = (list.quantity[at] ?? 0) + core.fixedQuantity
    const cost = (list.cost[at] ?? 0) + core.fixedCost
    if (total < core.problem.lower - slackOf(core) || (!core.trimmable && total > core.problem.upper + slackOf(core))) continue
    if (!best || cost < best.cost) best = { cost, stage: core.groups.length, front: at, back: 0, choice: null, quantity: 0 }
  }
  return best
}

/** For each front the cheapest back whose quantity lies in a window that moves down as the front moves up. `weight` is the price at which quantity counts. */
const cheapestBacks = (front: Class, back: Class, window: Window, weight: number, visit: (a: number, b: number) => void): void => {
  const queue: number[] = []
  let head = 0
  let next = back.quantity.length - 1
  const value = (at: number): number => (back.cost[at] ?? 0) - weight * (back.quantity[at] ?? 0)
  // Windows run over descending back quantities while the front ascends: [from − front, to − front].
  for (let a = 0; a < front.quantity.length; a += 1) {
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

const positionOf = ({ at }: Class, position: number): number => (at ? at[position] ?? 0 : position)

/** At which prices partial plans are judged, what whole ones may cost, and how long to go on. */
export interface Bounds { dual: DualPoint; total: number; effort: Effort }

/** What groups of the core may cost in all above what they earn, in a plan within the total; a search that is content with a good plan takes dearer ones, too. */
const roomOf = (core: Core, { dual, total, effort }: Bounds, perUsed: number): number => {
  if (!effort.exact) return Infinity
  const { problem } = core
  const counted = perUsed === 0 ? 0 : perUsed * (problem.mostGroups - core.fixedUsed)
  return (total - core.fixedCost - dual.price * (problem.lower - core.fixedQuantity) + counted) + 1e-9 * Math.max(1, Math.abs(dual.bound))
}

/** Plans in which one group gives whatever is still missing. */
const openPlans = (core: Core, stage: number, { front, back }: { front: States; back: States }, bounds: Bounds): Completion | null => {
  const { problem } = core
  const choices = core.groups[stage]?.choices.filter((choice) => choice.to > choice.from) ?? []
  if (choices.length === 0 || front.count === 0 || back.count === 0) return null
  let best: Completion | null = null
  const perUsed = perUsedOf(core, bounds.dual)
  const terms = { price: bounds.dual.price, perUsed, counts: Number.isFinite(problem.mostGroups) }
  const room = roomOf(core, bounds, perUsed)
  const values = choices.map((choice) => valueAt(choice, terms.price, perUsed))
  const cheapest = values.reduce((least, value) => Math.min(least, value), Infinity)
  const [fronts, backs] = [new Graded(front, terms), new Graded(back, terms)]
  const most = room - cheapest - fronts.least - backs.least
  const missing = problem.lower - core.fixedQuantity
  for (const [position, choice] of choices.entries()) {
    const left = room - (values[position] ?? 0) - fronts.least - backs.least
    if (left < 0) continue
    for (const [usedFront, a] of fronts.within(left, most)) for (const [usedBack, b] of backs.within(left, most)) {
      if (core.fixedUsed + usedFront + usedBack + 1 > problem.mostGroups) continue
      const window = { from: missing - choice.to, to: missing - choice.from }
      cheapestBacks(a, b, window, choice.slope, (i, j) => {
        const quantity = missing - (a.quantity[i] ?? 0) - (b.quantity[j] ?? 0)
        const cost = (a.cost[i] ?? 0) + (b.cost[j] ?? 0) + core.fixedCost + choice.cost + choice.slope * (quantity - choice.from)
        if (!best || cost < best.cost) best = { cost, stage, front: positionOf(a, i), back: positionOf(b, j), choice, quantity }
      })
    }
  }
  return best
}

/** The cheapest whole plan within the total that the partial plans make up (or a dearer one); null when there is none, `over` when time was over first. */
export const completions = (core: Core, { forward, backward }: { forward: readonly States[]; backward: readonly States[] }, bounds: Bounds): Completion | null | 'over' => {
  let best = closedPlans(core, forward)
  for (let stage = 0; stage < core.groups.length; stage += 1) {
    if (bounds.effort.isOver?.() === true) return 'over'
    const front = forward[stage]
    const back = backward[core.groups.length - stage - 1]
    const plan = front && back ? openPlans(core, stage, { front, back }, bounds) : null
    if (plan && (!best || plan.cost < best.cost)) best = plan
  }
  return best
}
