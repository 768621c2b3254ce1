import type { States } from './states.js'

/** Partial plans that use as many groups; `at` are their positions among all. */
export interface Class { quantity: Float64Array; cost: Float64Array; at: Int32Array | null }

const picked = (list: States, positions: readonly number[]): Class => {
  const at = Int32Array.from(positions)
  const pick = (values: Float64Array): Float64Array => Float64Array.from(at, (position) => values[position] ?? 0)
  return { quantity: pick(list.quantity), cost: pick(list.cost), at }
}

/** What partial plans are judged by; `counts`: those that use as many groups are kept apart. */
export interface Terms { price: number; perUsed: number; counts: boolean }

/** Thinning a list out in so many grades is worth it from this length on. */
const GRADES = 8
const WORTH_GRADING = 64

/** The partial plans of one stage by what they cost above what they earn: a dear choice goes only with the cheap among them. */
export class Graded {
  readonly least: number
  /** Left empty for a short list, which is not graded. */
  private readonly values: Float64Array
  private readonly grades: Map<number, Class>[] = []
  private readonly list: States
  private readonly counts: boolean

  constructor(list: States, { price, perUsed, counts }: Terms) {
    this.list = list
    this.counts = counts
    this.values = new Float64Array(list.count < WORTH_GRADING ? 0 : list.count)
    this.least = Infinity
    for (let at = 0; at < list.count; at += 1) {
      const value = (list.cost[at] ?? 0) - price * (list.quantity[at] ?? 0) + (perUsed === 0 ? 0 : perUsed * (list.used[at] ?? 0))
      if (value < this.least) this.least = value
      if (list.count >= WORTH_GRADING) this.values[at] = value
    }
  }

  /** Those that are dearer than the cheapest by no more than `dearer` (and some more), by the number of groups they use. None is asked for that is dearer than `most`. */
  within(dearer: number, most: number): Map<number, Class> {
    const grade = this.list.count < WORTH_GRADING || dearer === Infinity ? GRADES : Math.min(GRADES, Math.ceil((dearer / most) * GRADES + 1e-6))
    return this.grades[grade] ??= this.graded(grade, this.least + (grade / GRADES) * most)
  }

  private graded(grade: number, most: number): Map<number, Class> {
    const { list, values } = this
    const all = grade === GRADES
    if (all && !this.counts) return new Map([[0, { ...list, at: null }]])
    const classes = new Map<number, number[]>()
    for (let at = 0; at < list.count; at += 1) {
      if (!all && (values[at] ?? 0) > most) continue
      const use = this.counts ? list.used[at] ?? 0 : 0
      const own = classes.get(use)
      if (own) own.push(at)
      else classes.set(use, [at])
    }
    return new Map([...classes].map(([use, own]) => [use, picked(list, own)]))
  }
}
