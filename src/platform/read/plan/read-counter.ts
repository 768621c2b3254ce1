/** How many queries and answers to mutations were read by a plan, and how many were not, by reason. A reason names fields of the schema at most. */
export interface ReadCounts { readonly planned: number; readonly ordinary: ReadonlyMap<string, number> }

/** Reasons are told apart only so far. */
const MOST_REASONS = 200

export class ReadCounter implements ReadCounts {
  readonly ordinary = new Map<string, number>()
  planned = 0

  /** `ordinary`: why it was not planned; null: it was. */
  count(ordinary: string | null): void {
    if (ordinary === null) this.planned += 1
    else this.#countOrdinary(ordinary)
  }

  #countOrdinary(reason: string): void {
    const told = this.ordinary.has(reason) || this.ordinary.size < MOST_REASONS ? reason : 'others'
    this.ordinary.set(told, (this.ordinary.get(told) ?? 0) + 1)
  }
}
