/** A mixed-integer model in the making: columns with costs and bounds, rows as sparse sums. Plain data, so that it can be sent to a worker. */
export interface MipData {
  colCost: Float64Array
  colLower: Float64Array
  colUpper: Float64Array
  integrality: Int32Array
  rowLower: Float64Array
  rowUpper: Float64Array
  starts: Int32Array
  indices: Int32Array
  values: Float64Array
}

export type Term = readonly [column: number, coefficient: number]

export class MipModel {
  readonly cost: number[] = []
  private readonly lower: number[] = []
  private readonly upper: number[] = []
  private readonly integer: number[] = []
  private readonly rowLower: number[] = []
  private readonly rowUpper: number[] = []
  private readonly starts: number[] = [0]
  private readonly indices: number[] = []
  private readonly values: number[] = []

  column(cost: number, upper: number, integer = false): number {
    this.cost.push(cost)
    this.lower.push(0)
    this.upper.push(upper)
    this.integer.push(integer ? 1 : 0)
    return this.cost.length - 1
  }

  fix(column: number, value: number): void {
    this.lower[column] = value
    this.upper[column] = value
  }

  row(lower: number, upper: number, terms: Iterable<Term>): number {
    for (const [column, coefficient] of terms) {
      if (coefficient === 0) continue
      this.indices.push(column)
      this.values.push(coefficient)
    }
    this.starts.push(this.indices.length)
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
    return this.rowLower.length - 1
  }

  /** Changes how large a row's sum may be. */
  limit(row: number, upper: number): void {
    this.rowUpper[row] = upper
  }

  get columns(): number { return this.cost.length }
  get rows(): number { return this.rowLower.length }

  data(cost: readonly number[] = this.cost): MipData {
    return {
      colCost: Float64Array.from(cost), colLower: Float64Array.from(this.lower), colUpper: Float64Array.from(this.upper),
      integrality: Int32Array.from(this.integer), rowLower: Float64Array.from(this.rowLower), rowUpper: Float64Array.from(this.rowUpper),
      starts: Int32Array.from(this.starts), indices: Int32Array.from(this.indices), values: Float64Array.from(this.values),
    }
  }
}
