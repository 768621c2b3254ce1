import type { Chains } from './chains.js'
import type { Choice } from './choices.js'
import type { DualPoint } from './dual.js'
import type { SingleProblem } from './problem.js'
import type { Move, Sieve } from './states.js'

export interface CoreGroup { choices: Choice[]; moves: Move[]; mayStayOut: boolean }

/** The groups still open to choice, with everything else as the bound has it. */
export interface Core {
  problem: SingleProblem
  groups: CoreGroup[]
  chains: Chains
  fixedGiven: { source: number; quantity: number }[]
  fixedCost: number
  fixedQuantity: number
  fixedUsed: number
  /** Nothing has a least quantity: a surplus over the demand's upper limit can be taken off a whole plan. */
  trimmable: boolean
  /** Taking units off always saves money. */
  trims: boolean
}

/** Prices around the best one, falling: far from the demand a partial plan is judged better at another price. */
const SPREAD = [0.1, 0.02, 6e-3, 2e-3, 6e-4, 2e-4, 0, -2e-4, -6e-4, -2e-3, -6e-3, -0.02, -0.1]

/** What a choice costs above what its units earn at a price, wherever in its range it ends. */
export const valueAt = ({ cost, from, to, slope }: Choice, price: number, perUsed: number): number =>
  cost - price * from + perUsed + Math.min(0, (slope - price) * (to - from))

const leastAt = ({ choices, mayStayOut }: CoreGroup, price: number, perUsed: number): number => {
  let least = mayStayOut ? 0 : Infinity
  for (const choice of choices) least = Math.min(least, valueAt(choice, price, perUsed))
  return least
}

/** What each group used counts against a limit on their number. */
export const perUsedOf = ({ problem }: Core, dual: DualPoint): number => (Number.isFinite(problem.mostGroups) ? dual.perGroup : 0)

const pricesAround = (dual: DualPoint): number[] => SPREAD.map((part) => dual.price * (1 + part))

/** By price, what is left of the total when every group of the core does the least it can. */
const slackAt = (core: Core, dual: DualPoint, total: number): number[] => {
  const { problem } = core
  const perUsed = perUsedOf(core, dual)
  const settled = core.fixedCost + (perUsed === 0 ? 0 : perUsed * (core.fixedUsed - problem.mostGroups))
  return pricesAround(dual).map((price) =>
    core.groups.reduce((left, group) => left - leastAt(group, price, perUsed), total - settled - price * (problem.lower - core.fixedQuantity)))
}

/** Drops choices that no plan within the total can make, judged one at a time at each price; what is dropped sharpens the bounds on the rest. Null: there is no such plan. */
export const withoutHopeless = (core: Core, dual: DualPoint, total: number): CoreGroup[] | null => {
  const prices = pricesAround(dual)
  const perUsed = perUsedOf(core, dual)
  const slack = slackAt(core, dual, total)
  const kept: CoreGroup[] = []
  for (const group of core.groups) {
    const room = prices.map((price, at) => (slack[at] ?? 0) + leastAt(group, price, perUsed))
    const choices = group.choices.filter((choice) => prices.every((price, at) => valueAt(choice, price, perUsed) <= (room[at] ?? 0)))
    const mayStayOut = group.mayStayOut && room.every((left) => left >= 0)
    const left = { ...group, choices, mayStayOut }
    prices.forEach((price, at) => (slack[at] = (room[at] ?? 0) - leastAt(left, price, perUsed)))
    if (choices.length === 0 && !mayStayOut) return null
    if (choices.length > 0) kept.push(left)
  }
  return kept
}

/** After each stage, what a partial plan may cost at most, given the bounds on the groups still to come at several prices. */
export const sieves = (core: Core, dual: DualPoint, total: number, order: readonly CoreGroup[]): Sieve[] => {
  const { problem, trims } = core
  const perUsed = perUsedOf(core, dual)
  const slopes = pricesAround(dual)
  const heights = slackAt(core, dual, total)
  return order.map((group) => {
    slopes.forEach((price, at) => (heights[at] = (heights[at] ?? 0) + leastAt(group, price, perUsed)))
    return { slopes, heights: [...heights], perUsed, mostUsed: problem.mostGroups - core.fixedUsed, trims }
  })
}
