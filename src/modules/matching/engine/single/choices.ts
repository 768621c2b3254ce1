import type { SingleProblem } from './problem.js'

/**
 * One thing a group may do. `to > from`: anything between, at `cost` for `from` and `slope` for each unit more.
 * The sources behind it are chained: each choice adds one source to the one before it.
 */
export interface Choice {
  from: number
  to: number
  cost: number
  slope: number
  /** Units of `from` that could be taken off without breaking a least quantity. */
  room: number
  last: Given | null
}

/** A source that gives `quantity` units, or what is left when `open`; before it, the rest of its group. */
export interface Given { source: number; quantity: number; open: boolean; before: Given | null }

/** Prices per unit and per group used, and how much a choice may cost above what they pay for it. */
export interface Scope { price: number; perGroup: number; limit: number; effort: Effort }

/** Thrown when a group has more choices than is sensible to list; the caller then uses another method. */
export class TooManyChoices extends Error {}

/** How far a search goes: beyond so many choices of a group or partial plans of a stage it gives up (`exact`) or goes on with the most promising. */
export interface Effort { choices: number; states: number; exact: boolean }

const plus = (choice: Choice, source: number, quantity: number, low: number, cost: number): Choice => ({
  from: choice.from + quantity, to: choice.to + quantity, cost: choice.cost + cost, slope: choice.slope, room: choice.room + quantity - low,
  last: { source, quantity, open: false, before: choice.last },
})

const opened = (choice: Choice, problem: SingleProblem, source: number): Choice => {
  const low = problem.low[source] ?? 0
  const slope = problem.slope[source] ?? 0
  return {
    from: choice.from + low, to: choice.from + (problem.up[source] ?? 0), cost: choice.cost + (problem.setup[source] ?? 0) + slope * low, slope, room: choice.room,
    last: { source, quantity: low, open: true, before: choice.last },
  }
}

/** The choices of one more source on top of one choice: idle, full, at its least, or (one source of all) anywhere between. */
const extend = (problem: SingleProblem, choice: Choice, source: number): Choice[] => {
  const low = problem.low[source] ?? 0
  const up = problem.up[source] ?? 0
  const at = (quantity: number): number => (problem.setup[source] ?? 0) + (problem.slope[source] ?? 0) * quantity
  const more = [choice, plus(choice, source, up, low, at(up))]
  if (low > 0 && low < up) more.push(plus(choice, source, low, low, at(low)))
  if (choice.from === choice.to && low < up) more.push(opened(choice, problem, source))
  return more
}

const reduced = (choice: Choice, price: number): number =>
  choice.cost - price * choice.from + Math.min(0, (choice.slope - price) * (choice.to - choice.from))

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))

const sameRange = (a: Choice, b: Choice): boolean => near(a.from, b.from) && near(a.to, b.to) && (a.from === a.to || a.slope === b.slope)

/** Among choices over the same range at the same slope the cheapest stays. */
const cheapest = (choices: readonly Choice[]): Choice[] => {
  if (choices.length < 4) return [...choices]
  const kept: Choice[] = []
  for (const choice of choices.toSorted((a, b) => a.from - b.from || a.to - b.to || a.slope - b.slope)) {
    const last = kept.at(-1)
    if (!last || !sameRange(last, choice)) kept.push(choice)
    else if (choice.cost < last.cost) kept[kept.length - 1] = choice
  }
  return kept
}

const atPoint = (choice: Choice, quantity: number): Choice => {
  const add = quantity - choice.from
  const { last } = choice
  return { from: quantity, to: quantity, cost: choice.cost + choice.slope * add, slope: 0, room: choice.room + add, last: close(last, add) }
}

/** Fixes the open source of a chain at `add` units above its least. */
export const close = (given: Given | null, add: number): Given | null => {
  if (!given) return null
  if (given.open) return { ...given, quantity: given.quantity + add, open: false }
  return { ...given, before: close(given.before, add) }
}

/** Cuts off what lies below the least quantity of the group; the cut itself becomes a choice. */
const notBelow = (least: number, choices: readonly Choice[]): Choice[] => choices.flatMap((choice) => {
  if (choice.from >= least) return [choice]
  if (choice.to < least) return []
  const cut = atPoint(choice, least)
  return choice.to > least ? [cut, { ...choice, from: least, cost: cut.cost, last: raise(choice.last, least - choice.from) }] : [cut]
})

const raise = (given: Given | null, add: number): Given | null => {
  if (!given) return null
  return given.open ? { ...given, quantity: given.quantity + add } : { ...given, before: raise(given.before, add) }
}

/** Every choice of a group (other than staying out) whose cost minus income at these prices is at most `limit`. */
export const choicesOf = (problem: SingleProblem, group: number, { price, perGroup, limit, effort }: Scope): Choice[] => {
  const own = problem.groups[group]
  if (!own) return []
  const gain = (source: number): number => Math.min(0, ((problem.average[source] ?? 0) - price) * (problem.up[source] ?? 0))
  let ahead = 0
  for (let source = own.first; source < own.end; source += 1) ahead += gain(source)
  let choices: Choice[] = [{ from: 0, to: 0, cost: own.charge, slope: 0, room: 0, last: null }]
  for (let source = own.first; source < own.end; source += 1) {
    ahead -= gain(source)
    const left = ahead
    choices = cheapest(choices.flatMap((choice) => extend(problem, choice, source)).filter((choice) => reduced(choice, price) + left + perGroup <= limit))
    if (choices.length <= effort.choices) continue
    if (effort.exact) throw new TooManyChoices()
    choices = choices.sort((a, b) => reduced(a, price) - reduced(b, price)).slice(0, effort.choices)
  }
  const giving = choices.filter((choice) => choice.to > 0 && choice.last !== null)
  return notBelow(own.least, giving)
    .filter((choice) => reduced(choice, price) + perGroup <= limit)
    .map((choice) => ({ ...choice, room: Math.min(choice.room, choice.from - own.least) }))
}
