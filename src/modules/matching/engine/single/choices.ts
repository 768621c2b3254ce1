import { ChoiceColumns } from './choice-columns.js'
import type { Chains } from './chains.js'
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
  /** End of the chain of sources behind it. */
  last: number
  /** Units of `from` that its open source gives above its least. */
  raised: number
}

/** Prices per unit and per group used, and how much a choice may cost above what they pay for it. */
export interface Scope { price: number; perGroup: number; limit: number; effort: Effort; chains: Chains }

/** Thrown when a group has more choices than is sensible to list, or time is over; the caller then uses another method. */
export class TooManyChoices extends Error {}

/** How far a search goes: beyond so many choices of a group or partial plans of a stage it gives up (`exact`) or goes on with the most promising. */
export interface Effort {
  choices: number
  states: number
  exact: boolean
  /** Asked now and then: the search gives up when it says so. */
  isOver?: () => boolean
}

/** A choice costs at least this at a price, wherever in its range it ends. */
export const reduced = ({ from, to, cost, slope }: Choice, price: number): number => cost - price * from + Math.min(0, (slope - price) * (to - from))

/** Cuts off what lies below the least quantity of the group; the cut itself becomes a choice. */
const notBelow = (least: number, choice: Choice): Choice[] => {
  if (choice.from >= least) return [choice]
  if (choice.to < least) return []
  const raised = least - choice.from
  const cost = choice.cost + choice.slope * raised
  const cut = { ...choice, from: least, to: least, cost, slope: 0, room: choice.room + raised, raised }
  return choice.to > least ? [cut, { ...choice, from: least, cost, raised }] : [cut]
}

/** The fixed choices, and those with an open source; room for the next of them, kept for all groups. */
const FIXED = new ChoiceColumns()
const OPEN = new ChoiceColumns()
const NEXT = new ChoiceColumns()

/** Links of all groups' chains at most: some 200 MB. */
const MOST_LINKS = 10_000_000

/** The choices with one more source: idle, full, at its least, or (one source of all) anywhere between. `most` is what a choice may cost above its income. */
const extend = (problem: SingleProblem, source: number, { price, chains, effort }: Scope, most: number): void => {
  const low = problem.low[source] ?? 0
  const up = problem.up[source] ?? 0
  const slope = problem.slope[source] ?? 0
  const setup = problem.setup[source] ?? 0
  const more = [{ source, quantity: up, low, cost: setup + slope * up }]
  if (low > 0 && low < up) more.push({ source, quantity: low, low, cost: setup + slope * low })
  for (const list of [OPEN, FIXED]) {
    NEXT.clear()
    NEXT.takeFrom(list, { price, most })
    for (const giving of more) NEXT.addTo(list, giving, { price, most }, chains)
    if (list === OPEN && low < up) NEXT.openOn(FIXED, { source, low, up, setup, slope }, { price, most }, chains)
    NEXT.cheapestInto(list)
  }
  if (effort.exact && (chains.count > MOST_LINKS || effort.isOver?.() === true)) throw new TooManyChoices()
  if (FIXED.count + OPEN.count <= effort.choices) return
  if (effort.exact) throw new TooManyChoices()
  FIXED.keepBest(effort.choices, price)
  OPEN.keepBest(effort.choices, price)
}

/** Every choice of a group (other than staying out) whose cost minus income at these prices is at most `limit`. */
export const choicesOf = (problem: SingleProblem, group: number, scope: Scope): Choice[] => {
  const own = problem.groups[group]
  if (!own) return []
  const { price, perGroup, limit } = scope
  const gain = (source: number): number => Math.min(0, ((problem.average[source] ?? 0) - price) * (problem.up[source] ?? 0))
  let ahead = 0
  for (let source = own.first; source < own.end; source += 1) ahead += gain(source)
  FIXED.startWith(own.charge)
  OPEN.clear()
  for (let source = own.first; source < own.end; source += 1) {
    ahead -= gain(source)
    extend(problem, source, scope, limit - perGroup - ahead)
  }
  const giving = [...FIXED.choices(), ...OPEN.choices()].filter((choice) => choice.to > 0)
  return giving.flatMap((choice) => notBelow(own.least, choice))
    .filter((choice) => reduced(choice, price) + perGroup <= limit)
    .map((choice) => ({ ...choice, room: Math.min(choice.room, choice.from - own.least) }))
}
