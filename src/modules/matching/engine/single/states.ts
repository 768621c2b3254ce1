import type { Choice } from './choices.js'

/** Partial plans after some groups, in order of quantity: what they give, cost, how many groups they use, and how they came about. */
export interface States {
  quantity: number[]
  cost: number[]
  used: number[]
  parent: number[]
  /** Position of the choice among the group's; −1: it stays out. */
  choice: number[]
}

export const noStates = (): States => ({ quantity: [], cost: [], used: [], parent: [], choice: [] })

export const startState = (): States => ({ quantity: [0], cost: [0], used: [0], parent: [0], choice: [-1] })

/** One group's alternatives in the search: staying out (if that may still be best) and its fixed quantities. */
export interface Move { quantity: number; cost: number; used: number; choice: number }

export const movesOf = (choices: readonly Choice[], mayStayOut: boolean): Move[] => {
  const moves: Move[] = mayStayOut ? [{ quantity: 0, cost: 0, used: 0, choice: -1 }] : []
  choices.forEach((choice, at) => {
    if (choice.from === choice.to) moves.push({ quantity: choice.from, cost: choice.cost, used: 1, choice: at })
  })
  return moves
}

/** Keeps partial plans that some better plan may still come from. */
export interface Sieve { keeps(quantity: number, cost: number, used: number): boolean; trimmable: boolean }

const shifted = (from: States, move: Move, sieve: Sieve): States => {
  const to = noStates()
  for (let at = 0; at < from.cost.length; at += 1) {
    const quantity = (from.quantity[at] ?? 0) + move.quantity
    const cost = (from.cost[at] ?? 0) + move.cost
    const used = (from.used[at] ?? 0) + move.used
    if (!sieve.keeps(quantity, cost, used)) continue
    to.quantity.push(quantity)
    to.cost.push(cost)
    to.used.push(used)
    to.parent.push(at)
    to.choice.push(move.choice)
  }
  return to
}

const copy = (from: States, at: number, to: States): void => {
  to.quantity.push(from.quantity[at] ?? 0)
  to.cost.push(from.cost[at] ?? 0)
  to.used.push(from.used[at] ?? 0)
  to.parent.push(from.parent[at] ?? 0)
  to.choice.push(from.choice[at] ?? 0)
}

const merged = (one: States, other: States): States => {
  if (one.cost.length === 0) return other
  if (other.cost.length === 0) return one
  const to = noStates()
  let a = 0
  let b = 0
  while (a < one.cost.length || b < other.cost.length) {
    const first = b >= other.cost.length || (a < one.cost.length && (one.quantity[a] ?? 0) <= (other.quantity[b] ?? 0))
    if (first) copy(one, a++, to)
    else copy(other, b++, to)
  }
  return to
}

/** Drops what another partial plan beats: as much (or more, where a surplus can be trimmed away), no dearer, with no more groups. */
const undominated = (list: States, trimmable: boolean): States => {
  const keep: number[] = []
  const best = new Map<number, number>()
  const isBeaten = (at: number): boolean => {
    for (const [used, other] of best) {
      if (used > (list.used[at] ?? 0) || (list.cost[other] ?? 0) > (list.cost[at] ?? 0)) continue
      if (trimmable || (list.quantity[other] ?? 0) - (list.quantity[at] ?? 0) <= 1e-12 * (list.quantity[other] ?? 0)) return true
    }
    return false
  }
  for (let at = list.cost.length - 1; at >= 0; at -= 1) {
    if (isBeaten(at)) continue
    keep.push(at)
    best.set(list.used[at] ?? 0, at)
  }
  if (keep.length === list.cost.length) return list
  const to = noStates()
  for (const at of keep.reverse()) copy(list, at, to)
  return to
}

/** The partial plans after one more group. */
export const advance = (from: States, moves: readonly Move[], sieve: Sieve): States =>
  undominated(moves.reduce((all, move) => merged(all, shifted(from, move, sieve)), noStates()), sieve.trimmable)
