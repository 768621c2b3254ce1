import type { Choice } from './choices.js'

/** Partial plans after some groups, in order of quantity: what they give, cost, how many groups they use, and how they came about. */
export interface States {
  quantity: number[]
  cost: number[]
  used: number[]
  /** Units that could be taken off again without breaking a least quantity. */
  room: number[]
  parent: number[]
  /** Position of the choice among the group's; −1: it stays out. */
  choice: number[]
}

export const noStates = (): States => ({ quantity: [], cost: [], used: [], room: [], parent: [], choice: [] })

export const startState = (): States => ({ quantity: [0], cost: [0], used: [0], room: [0], parent: [0], choice: [-1] })

/** One group's alternatives in the search: staying out (if that may still be best) and its fixed quantities. */
export interface Move { quantity: number; cost: number; used: number; room: number; choice: number }

/** Groups are counted (`use` 1) only where their number is limited: partial plans that differ in nothing else are then compared at once. */
export const movesOf = (choices: readonly Choice[], mayStayOut: boolean, use: number): Move[] => {
  const moves: Move[] = mayStayOut ? [{ quantity: 0, cost: 0, used: 0, room: 0, choice: -1 }] : []
  choices.forEach((choice, at) => {
    if (choice.from === choice.to) moves.push({ quantity: choice.from, cost: choice.cost, used: use, room: choice.room, choice: at })
  })
  return moves
}

/** What a partial plan may cost at most, by its quantity: the least of some lines, in order of falling slope (so of rising quantity). */
export interface Sieve {
  slopes: readonly number[]
  heights: readonly number[]
  /** A used group counts against the cost, and so many may be used. */
  perUsed: number
  mostUsed: number
  /** Taking units off always saves money: a dearer partial plan with less is then beaten by a cheaper one with more, as far as that has room. */
  trims: boolean
}

const shifted = (from: States, move: Move, sieve: Sieve): States => {
  const to = noStates()
  const { slopes, heights } = sieve
  let line = 0
  for (let at = 0; at < from.cost.length; at += 1) {
    const quantity = (from.quantity[at] ?? 0) + move.quantity
    const cost = (from.cost[at] ?? 0) + move.cost
    const used = (from.used[at] ?? 0) + move.used
    while (line + 1 < slopes.length && heightAt(sieve, line + 1, quantity) <= heightAt(sieve, line, quantity)) line += 1
    if (used > sieve.mostUsed || cost + sieve.perUsed * used > (heights[line] ?? 0) + (slopes[line] ?? 0) * quantity) continue
    to.quantity.push(quantity)
    to.cost.push(cost)
    to.used.push(used)
    to.room.push((from.room[at] ?? 0) + move.room)
    to.parent.push(at)
    to.choice.push(move.choice)
  }
  return to
}

const heightAt = ({ slopes, heights }: Sieve, line: number, quantity: number): number => (heights[line] ?? 0) + (slopes[line] ?? 0) * quantity

const copy = (from: States, at: number, to: States): void => {
  to.quantity.push(from.quantity[at] ?? 0)
  to.cost.push(from.cost[at] ?? 0)
  to.used.push(from.used[at] ?? 0)
  to.room.push(from.room[at] ?? 0)
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

/** Drops what another partial plan beats: as much (or more that can be taken off), no dearer, with no more groups. */
const undominated = (list: States, trims: boolean): States => {
  const keep: number[] = []
  const last = new Map<number, number>()
  const cheapest = new Map<number, number>()
  const beats = (one: number, other: number): boolean => {
    const surplus = (list.quantity[one] ?? 0) - (list.quantity[other] ?? 0)
    const may = 1e-12 * (list.quantity[one] ?? 0)
    return (list.cost[one] ?? 0) <= (list.cost[other] ?? 0) && surplus <= Math.max(may, trims ? list.room[one] ?? 0 : 0)
  }
  const isBeaten = (at: number): boolean => {
    const used = list.used[at] ?? 0
    for (const best of [last, cheapest]) for (const [use, other] of best) if (use <= used && beats(other, at)) return true
    return false
  }
  for (let at = list.cost.length - 1; at >= 0; at -= 1) {
    if (isBeaten(at)) continue
    keep.push(at)
    const used = list.used[at] ?? 0
    last.set(used, at)
    if ((list.cost[at] ?? 0) < (list.cost[cheapest.get(used) ?? -1] ?? Infinity)) cheapest.set(used, at)
  }
  if (keep.length === list.cost.length) return list
  const to = noStates()
  for (const at of keep.reverse()) copy(list, at, to)
  return to
}

/** The partial plans after one more group. */
export const advance = (from: States, moves: readonly Move[], sieve: Sieve): States =>
  undominated(moves.reduce((all, move) => merged(all, shifted(from, move, sieve)), noStates()), sieve.trims)

/** The partial plans that cost least above what their quantity is worth, in their order. */
export const mostPromising = (list: States, price: number, most: number): States => {
  const worth = (at: number): number => (list.cost[at] ?? 0) - price * (list.quantity[at] ?? 0)
  const best = [...list.cost.keys()].sort((a, b) => worth(a) - worth(b)).slice(0, most).sort((a, b) => a - b)
  const to = noStates()
  for (const at of best) copy(list, at, to)
  return to
}
