import type { Chains } from './chains.js'
import type { Choice } from './choices.js'
import { grown, mergeRuns, smallestOf } from './columns.js'

/** What a choice may cost above its income at a price. */
interface Within { price: number; most: number }

interface Giving { source: number; quantity: number; low: number; cost: number }

interface Opening { source: number; low: number; up: number; setup: number; slope: number }

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))

/** Choices in columns while they are listed: very many come and go, and few are kept. They are in runs, each in order of from, to and slope. */
export class ChoiceColumns {
  count = 0
  private from = new Float64Array(64)
  private to = new Float64Array(64)
  private cost = new Float64Array(64)
  private slope = new Float64Array(64)
  private room = new Float64Array(64)
  private last = new Int32Array(64)
  private order = new Int32Array(64)
  private spare = new Int32Array(64)
  private worth = new Float64Array(64)
  private ends: number[] = []

  clear(): void {
    this.count = 0
    this.ends = []
  }

  /** Nothing is given yet, at so much. */
  startWith(charge: number): void {
    this.clear()
    this.put(0, 0, charge, 0, 0)
    this.last[0] = -1
  }

  /** Another's choices, as far as they are not too dear. */
  takeFrom(other: ChoiceColumns, within: Within): void {
    for (let at = 0; at < other.count; at += 1) {
      const cost = other.cost[at] ?? 0
      if (other.reducedAt(at, 0, cost, within.price) > within.most) continue
      this.put(other.from[at] ?? 0, other.to[at] ?? 0, cost, other.slope[at] ?? 0, other.room[at] ?? 0)
      this.last[this.count - 1] = other.last[at] ?? -1
    }
    this.endRun()
  }

  /** Another's choices with one more source at a fixed quantity. */
  addTo(other: ChoiceColumns, { source, quantity, low, cost: more }: Giving, within: Within, chains: Chains): void {
    for (let at = 0; at < other.count; at += 1) {
      const cost = (other.cost[at] ?? 0) + more
      if (other.reducedAt(at, quantity, cost, within.price) > within.most) continue
      this.put((other.from[at] ?? 0) + quantity, (other.to[at] ?? 0) + quantity, cost, other.slope[at] ?? 0, (other.room[at] ?? 0) + quantity - low)
      this.last[this.count - 1] = chains.add(other.last[at] ?? -1, source, quantity, false)
    }
    this.endRun()
  }

  /** Another's fixed choices with one more source that gives anything in its range. */
  openOn(other: ChoiceColumns, { source, low, up, setup, slope }: Opening, { price, most }: Within, chains: Chains): void {
    const gain = Math.min(0, (slope - price) * (up - low))
    for (let at = 0; at < other.count; at += 1) {
      const from = (other.from[at] ?? 0) + low
      const cost = (other.cost[at] ?? 0) + setup + slope * low
      if (cost - price * from + gain > most) continue
      this.put(from, (other.from[at] ?? 0) + up, cost, slope, other.room[at] ?? 0)
      this.last[this.count - 1] = chains.add(other.last[at] ?? -1, source, low, true)
    }
    this.endRun()
  }

  /** Leaves in another list, in order, of those over the same range at the same slope only the cheapest. */
  cheapestInto(other: ChoiceColumns): void {
    other.clear()
    const order = mergeRuns(this.ends, this.inOrder(), this.spare, (one, next) => this.isAfter(one, next))
    for (let position = 0; position < this.count; position += 1) {
      const at = order[position] ?? 0
      const known = other.count - 1
      if (known >= 0 && other.isSameRange(known, this, at)) {
        if ((this.cost[at] ?? 0) >= (other.cost[known] ?? 0)) continue
        other.count = known
      }
      other.put(this.from[at] ?? 0, this.to[at] ?? 0, this.cost[at] ?? 0, this.slope[at] ?? 0, this.room[at] ?? 0)
      other.last[other.count - 1] = this.last[at] ?? -1
    }
  }

  /** Keeps so many that cost least above what they earn, in their order. */
  keepBest(most: number, price: number): void {
    if (this.count <= most) return
    for (let at = 0; at < this.count; at += 1) this.worth[at] = this.reducedAt(at, 0, this.cost[at] ?? 0, price)
    const limit = smallestOf(this.worth, this.count, most)
    let kept = 0
    for (let at = 0; at < this.count && kept < most; at += 1) {
      if ((this.worth[at] ?? 0) > limit) continue
      for (const column of [this.from, this.to, this.cost, this.slope, this.room, this.last]) column[kept] = column[at] ?? 0
      kept += 1
    }
    this.count = kept
  }

  choices(): Choice[] {
    return Array.from({ length: this.count }, (_, at) => ({
      from: this.from[at] ?? 0, to: this.to[at] ?? 0, cost: this.cost[at] ?? 0, slope: this.slope[at] ?? 0, room: this.room[at] ?? 0, last: this.last[at] ?? -1, raised: 0,
    }))
  }

  private put(from: number, to: number, cost: number, slope: number, room: number): void {
    const at = this.count
    if (at === this.from.length) this.grow()
    this.from[at] = from
    this.to[at] = to
    this.cost[at] = cost
    this.slope[at] = slope
    this.room[at] = room
    this.count += 1
  }

  private reducedAt(at: number, more: number, cost: number, price: number): number {
    const from = this.from[at] ?? 0
    return cost - price * (from + more) + Math.min(0, ((this.slope[at] ?? 0) - price) * ((this.to[at] ?? 0) - from))
  }

  private isAfter(one: number, other: number): boolean {
    const from = (this.from[one] ?? 0) - (this.from[other] ?? 0)
    if (from !== 0) return from > 0
    const to = (this.to[one] ?? 0) - (this.to[other] ?? 0)
    return to === 0 ? (this.slope[one] ?? 0) > (this.slope[other] ?? 0) : to > 0
  }

  private isSameRange(own: number, other: ChoiceColumns, at: number): boolean {
    return near(this.from[own] ?? 0, other.from[at] ?? 0) && near(this.to[own] ?? 0, other.to[at] ?? 0)
      && (this.from[own] === this.to[own] || this.slope[own] === other.slope[at])
  }

  private endRun(): void { this.ends.push(this.count) }

  private inOrder(): Int32Array {
    for (let at = 0; at < this.count; at += 1) this.order[at] = at
    return this.order
  }

  private grow(): void {
    this.from = grown(this.from)
    this.to = grown(this.to)
    this.cost = grown(this.cost)
    this.slope = grown(this.slope)
    this.room = grown(this.room)
    this.last = grown(this.last)
    this.order = grown(this.order)
    this.spare = grown(this.spare)
    this.worth = grown(this.worth)
  }
}
