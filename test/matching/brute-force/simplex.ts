/** min cost·x with x ≥ 0 and every row `coefficients·x ≤ limit`. Columns that a row leaves out count 0. */
export interface LinearProgram { columns: number; cost: number[]; rows: { terms: ReadonlyMap<number, number>; limit: number }[] }

const TINY = 1e-9

/** The tableau simplex in two phases with Bland's rule, which cannot cycle; for a few dozen columns. Null when nothing satisfies the rows. */
export function solveLinear({ columns, cost, rows }: LinearProgram): { value: number; x: number[] } | null {
  const slacks = rows.length
  const width = columns + 2 * slacks + 1
  const basis: number[] = []
  const table = rows.map(({ terms, limit }, at) => {
    const row = Array.from({ length: width }, () => 0)
    const sign = limit < 0 ? -1 : 1
    for (const [column, coefficient] of terms) row[column] = sign * coefficient
    row[columns + at] = sign
    if (sign < 0) row[columns + slacks + at] = 1
    row[width - 1] = sign * limit
    basis.push(sign < 0 ? columns + slacks + at : columns + at)
    return row
  })
  const artificial = Array.from({ length: width - 1 }, (_none, column) => column >= columns + slacks ? 1 : 0)
  if (optimise(table, basis, artificial) > 1e-7) return null
  const real = Array.from({ length: width - 1 }, (_none, column) => column < columns ? cost[column] ?? 0 : column < columns + slacks ? 0 : 1e12)
  optimise(table, basis, real)
  const x = Array.from({ length: columns }, () => 0)
  basis.forEach((column, at) => { if (column < columns) x[column] = table[at]?.[width - 1] ?? 0 })
  return { value: x.reduce((sum, amount, column) => sum + amount * (cost[column] ?? 0), 0), x }
}

/** Pivots until no column improves; the value of the basis. */
function optimise(table: number[][], basis: number[], cost: readonly number[]): number {
  const last = cost.length
  for (;;) {
    const prices = basis.map(column => cost[column] ?? 0)
    const entering = cost.findIndex((own, column) => own - table.reduce((sum, row, at) => sum + (prices[at] ?? 0) * (row[column] ?? 0), 0) < -TINY * Math.max(1, Math.abs(own)))
    const leaving = entering < 0 ? -1 : leavingRow(table, basis, entering)
    if (leaving < 0) return table.reduce((sum, row, at) => sum + (prices[at] ?? 0) * (row[last] ?? 0), 0)
    pivot(table, leaving, entering)
    basis[leaving] = entering
  }
}

function leavingRow(table: readonly number[][], basis: readonly number[], entering: number): number {
  let best = -1
  let least = Infinity
  table.forEach((row, at) => {
    const coefficient = row[entering] ?? 0
    if (coefficient <= TINY) return
    const ratio = (row.at(-1) ?? 0) / coefficient
    if (ratio < least - TINY || (ratio < least + TINY && (basis[at] ?? 0) < (basis[best] ?? Infinity))) [best, least] = [at, Math.min(ratio, least)]
  })
  return best
}

function pivot(table: number[][], at: number, column: number): void {
  const row = table[at] ?? []
  const by = row[column] ?? 1
  const scaled = row.map(value => value / by)
  table[at] = scaled
  table.forEach((other, position) => {
    const times = other[column] ?? 0
    if (position !== at && times !== 0) table[position] = other.map((value, index) => value - times * (scaled[index] ?? 0))
  })
}
