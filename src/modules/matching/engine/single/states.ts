import type { Choice } from './choices.js'
import { grown, mergeRuns, smallestOf } from './columns.js'

/** Partial plans after some groups, in order of quantity: what they give, cost, how many groups they use, and how they came about. */
export interface States {
  count: number
  quantity: Float64Array
  cost: Float64Array
  used: Int32Array
  /** Units that could be taken off again without breaking a least quantity. */
  room: Float64Array
  parent: Int32Array
  /** Position of the choice among the group's; −1: it stays out. */
  choice: Int32Array
}

const statesFor = (count: number): States => ({
  count, quantity: new Float64Array(count), cost: new Float64Array(count), used: new Int32Array(count), room: new Float64Array(count),
  parent: new Int32Array(count), choice: new Int32Array(count).fill(-1),
})

export const startState = (): States => statesFor(1)

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

/** Room for the partial plans of one stage before most of them are dropped; kept, as there are so many stages. */
const stage = { ...statesFor(1024), order: new Int32Array(1024), spare: new Int32Array(1024) }

const makeRoom = (count: number): void => {
  if (count <= stage.quantity.length) return
  stage.quantity = grown(stage.quantity, count)
  stage.cost = grown(stage.cost, count)
  stage.used = grown(stage.used, count)
  stage.room = grown(stage.room, count)
  stage.parent = grown(stage.parent, count)
  stage.choice = grown(stage.choice, count)
  stage.order = grown(stage.order, count)
  stage.spare = grown(stage.spare, count)
}

/** Adds what a move makes of the partial plans, but for what the sieve holds back. */
const addMoved = (from: States, move: Move, { slopes, heights, perUsed, mostUsed }: Sieve): void => {
  makeRoom(stage.count + from.count)
  const height = (line: number, quantity: number): number => (heights[line] ?? 0) + (slopes[line] ?? 0) * quantity
  let line = 0
  let to = stage.count
  for (let at = 0; at < from.count; at += 1) {
    const quantity = (from.quantity[at] ?? 0) + move.quantity
    const cost = (from.cost[at] ?? 0) + move.cost
    const used = (from.used[at] ?? 0) + move.used
    while (line + 1 < slopes.length && height(line + 1, quantity) <= height(line, quantity)) line += 1
    if (used > mostUsed || cost + perUsed * used > height(line, quantity)) continue
    stage.quantity[to] = quantity
    stage.cost[to] = cost
    stage.used[to] = used
    stage.room[to] = (from.room[at] ?? 0) + move.room
    stage.parent[to] = at
    stage.choice[to] = move.choice
    to += 1
  }
  stage.count = to
}

/** Whether one partial plan of the stage beats another: as much (or more that can be taken off), no dearer. */
const beats = (one: number, other: number, trims: boolean): boolean => {
  const surplus = (stage.quantity[one] ?? 0) - (stage.quantity[other] ?? 0)
  const may = 1e-12 * (stage.quantity[one] ?? 0)
  return (stage.cost[one] ?? 0) <= (stage.cost[other] ?? 0) && surplus <= Math.max(may, trims ? stage.room[one] ?? 0 : 0)
}

/** For each number of groups used, the last partial plan kept and the cheapest (−1: none yet). */
interface Front { last: number[]; cheapest: number[] }

const isBeaten = ({ last, cheapest }: Front, at: number, trims: boolean): boolean => {
  const used = stage.used[at] ?? 0
  for (let use = 0; use <= used; use += 1) {
    const one = last[use] ?? -1
    const other = cheapest[use] ?? -1
    if ((one >= 0 && beats(one, at, trims)) || (other >= 0 && beats(other, at, trims))) return true
  }
  return false
}

/** The positions in the stage that nothing beats, from the largest quantity down, gathered at the end of `order`. */
const undominated = (order: Int32Array, trims: boolean): Int32Array => {
  const front: Front = { last: [], cheapest: [] }
  let to = stage.count
  for (let position = stage.count - 1; position >= 0; position -= 1) {
    const at = order[position] ?? 0
    if (isBeaten(front, at, trims)) continue
    to -= 1
    order[to] = at
    const used = stage.used[at] ?? 0
    while (front.last.length <= used) {
      front.last.push(-1)
      front.cheapest.push(-1)
    }
    front.last[used] = at
    const cheapest = front.cheapest[used] ?? -1
    if (cheapest < 0 || (stage.cost[at] ?? 0) < (stage.cost[cheapest] ?? 0)) front.cheapest[used] = at
  }
  return order.subarray(to, stage.count)
}

const picked = (from: States, positions: Int32Array): States => {
  const to = statesFor(positions.length)
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? 0
    to.quantity[at] = from.quantity[position] ?? 0
    to.cost[at] = from.cost[position] ?? 0
    to.used[at] = from.used[position] ?? 0
    to.room[at] = from.room[position] ?? 0
    to.parent[at] = from.parent[position] ?? 0
    to.choice[at] = from.choice[position] ?? 0
  }
  return to
}

/** The partial plans after one more group. */
export const advance = (from: States, moves: readonly Move[], sieve: Sieve): States => {
  stage.count = 0
  const ends = moves.map((move) => {
    addMoved(from, move, sieve)
    return stage.count
  })
  for (let at = 0; at < stage.count; at += 1) stage.order[at] = at
  const order = mergeRuns(ends, stage.order, stage.spare, (one, other) => (stage.quantity[one] ?? 0) > (stage.quantity[other] ?? 0))
  return picked(stage, undominated(order, sieve.trims))
}

/** The partial plans that cost least above what their quantity is worth, in their order. */
export const mostPromising = (list: States, price: number, most: number): States => {
  const worth = list.cost.map((cost, at) => cost - price * (list.quantity[at] ?? 0))
  const limit = smallestOf(worth, list.count, most)
  const best = Int32Array.from(worth.keys()).filter((at) => (worth[at] ?? 0) <= limit)
  return picked(list, best.subarray(0, most))
}
