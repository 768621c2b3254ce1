import type { SingleProblem } from './problem.js'

/** What a group does at a price per unit: its least cost minus income (never above 0 once it may stay out) and the units behind it. */
export interface Response { value: number; quantity: number }

/** Least cost minus income of a group that gives something, at its lower envelope: a source is full or idle, the last one is cut to reach `least`. */
export const respond = (problem: SingleProblem, group: number, price: number): Response => {
  const { groups, average, up } = problem
  const own = groups[group]
  if (!own) throw new RangeError(`no group ${group}`)
  let value = own.charge
  let quantity = 0
  for (let source = own.first; source < own.end; source += 1) {
    const margin = (average[source] ?? 0) - price
    const missing = own.least - quantity
    if (margin >= 0 && missing <= 0) break
    const give = margin < 0 ? up[source] ?? 0 : Math.min(up[source] ?? 0, missing)
    value += margin * give
    quantity += give
  }
  return { value, quantity }
}

export interface DualPoint {
  /** Price per unit, and price per group used (0 without a limit on groups). */
  price: number
  perGroup: number
  bound: number
  /** Units given at these prices: the slope of the bound is lower − quantity. */
  quantity: number
}

/** The bound at a price: groups respond on their own, the best of them up to the limit. */
export const boundAt = (problem: SingleProblem, price: number): DualPoint => {
  const responses: Response[] = []
  for (let group = 0; group < problem.groups.length; group += 1) {
    const response = respond(problem, group, price)
    if (response.value < 0) responses.push(response)
  }
  let perGroup = 0
  let chosen = responses
  if (responses.length > problem.mostGroups) {
    responses.sort((a, b) => a.value - b.value)
    perGroup = -(responses[problem.mostGroups]?.value ?? 0)
    chosen = responses.slice(0, problem.mostGroups)
  }
  let bound = price * problem.lower
  let quantity = 0
  for (const response of chosen) {
    bound += response.value
    quantity += response.quantity
  }
  return { price, perGroup, bound, quantity }
}

const DOUBLINGS = 60
const STEPS = 200

/** Whether the units given reach the demand, but for rounding. */
const reaches = (problem: SingleProblem, { quantity }: DualPoint): boolean => quantity >= problem.lower * (1 - 1e-12)

const bracket = (problem: SingleProblem): [DualPoint, DualPoint] | null => {
  let left = boundAt(problem, 0)
  let price = 1
  for (let step = 0; step < DOUBLINGS; step += 1) {
    const right = boundAt(problem, price)
    if (reaches(problem, right)) return [left, right]
    left = right
    price *= 4
  }
  return null
}

/** Where the tangents of the two ends cross. */
const crossing = (problem: SingleProblem, left: DualPoint, right: DualPoint): number => {
  const leftSlope = problem.lower - left.quantity
  const rightSlope = problem.lower - right.quantity
  return (right.bound - left.bound + leftSlope * left.price - rightSlope * right.price) / (leftSlope - rightSlope)
}

/**
 * The best bound over all prices: the bound is concave and piecewise linear in the price, so tangents lead to its top (with a bisection
 * now and then against slow progress). Null when capacity does not suffice.
 */
export const bestBound = (problem: SingleProblem): DualPoint | null => {
  const ends = bracket(problem)
  if (!ends) return null
  let [left, right] = ends
  for (let step = 1; step < STEPS; step += 1) {
    const cross = crossing(problem, left, right)
    if (!(cross > left.price && cross < right.price)) break
    const next = boundAt(problem, step % 8 === 0 ? (left.price + right.price) / 2 : cross)
    const tangent = left.bound + (problem.lower - left.quantity) * (cross - left.price)
    if (next.price === cross && tangent - next.bound <= 1e-14 * Math.abs(tangent)) return next
    if (reaches(problem, next)) right = next
    else left = next
  }
  return left.bound > right.bound ? left : right
}
