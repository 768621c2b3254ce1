import type { Choice } from './choices.js'

/** Partial plans after some groups, in order of quantity: what they give, cost, how many groups they use, and how they came about. */
export interface States {
  length: number
  quantity: Float64Array
  cost: Float64Array
  used: Int32Array
  parent: Int32Array
  /** Position of the choice among the group's; −1: it stays out. */
  choice: Int32Array
}

export const states = (capacity: number): States => ({
  length: 0, quantity: new Float64Array(capacity), cost: new Float64Array(capacity), used: new Int32Array(capacity),
  parent: new Int32Array(capacity), choice: new Int32Array(capacity),
})

export const push = (list: States, quantity: number, cost: number, used: number): void => {
  list.quantity[list.length] = quantity
  list.cost[list.length] = cost
  list.used[list.length] = used
  list.length += 1
}

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
  const to = states(from.length)
  for (let at = 0; at < from.length; at += 1) {
    const quantity = (from.quantity[at] ?? 0) + move.quantity
    const cost = (from.cost[at] ?? 0) + move.cost
    const used = (from.used[at] ?? 0) + move.used
    if (!sieve.keeps(quantity, cost, used)) continue
    to.parent[to.length] = at
    to.choice[to.length] = move.choice
    push(to, quantity, cost, used)
  }
  return to
}

const copy = (from: States, at: number, to: States): void => {
  to.parent[to.length] = from.parent[at] ?? 0
  to.choice[to.length] = from.choice[at] ?? 0
  push(to, from.quantity[at] ?? 0, from.cost[at] ?? 0, from.used[at] ?? 0)
}

const merged = (one: States, other: States): States => {
  const to = states(one.length + other.length)
  let a = 0
  let b = 0
  while (a < one.length || b < other.length) {
    const first = b >= other.length || (a < one.length && (one.quantity[a] ?? 0) <= (other.quantity[b] ?? 0))
    if (first) copy(one, a++, to)
    else copy(other, b++, to)
  }
  return to
}

/** Drops what another partial plan beats: as much (or more, where a surplus can be trimmed away), no dearer, with no more groups. */
const undominated = (list: States, trimmable: boolean): States => {
  const keep: number[] = []
  const best = new Map<number, { cost: number; quantity: number }>()
  const isBeaten = (at: number): boolean => {
    for (const [used, { cost, quantity }] of best) {
      if (used > (list.used[at] ?? 0) || cost > (list.cost[at] ?? 0)) continue
      if (trimmable || quantity - (list.quantity[at] ?? 0) <= 1e-12 * quantity) return true
    }
    return false
  }
  for (let at = list.length - 1; at >= 0; at -= 1) {
    if (isBeaten(at)) continue
    keep.push(at)
    best.set(list.used[at] ?? 0, { cost: list.cost[at] ?? 0, quantity: list.quantity[at] ?? 0 })
  }
  const to = states(keep.length)
  for (const at of keep.reverse()) copy(list, at, to)
  return to
}

/** The partial plans after one more group. */
export const advance = (from: States, moves: readonly Move[], sieve: Sieve): States => {
  let all: States | null = null
  for (const move of moves) {
    const next = shifted(from, move, sieve)
    all = all ? merged(all, next) : next
  }
  return undominated(all ?? states(0), sieve.trimmable)
}
