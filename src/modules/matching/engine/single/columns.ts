type Column = Float64Array | Int32Array | Uint8Array

/** The column with twice the room, or with room for at least so many. */
export const grown = <Kind extends Column>(column: Kind, least = 0): Kind => {
  const Column = column.constructor as new (length: number) => Kind
  const larger = new Column(Math.max(2 * column.length, least))
  larger.set(column)
  return larger
}

/** Room for sorting figures, so that finding a rank needs no copy of its own. */
let ranks = new Float64Array(256)

/** The figure that so many do not exceed. */
export const smallestOf = (figures: Float64Array, count: number, rank: number): number => {
  if (ranks.length < count) ranks = new Float64Array(2 * count)
  const sorted = ranks.subarray(0, count)
  sorted.set(figures.subarray(0, count))
  return sorted.sort()[Math.min(rank, count) - 1] ?? Infinity
}

/** Merges neighbouring runs of positions, each in order already, pair by pair until one is left; what comes first wins a tie. Returns the array that holds the result. */
export const mergeRuns = (ends: number[], order: Int32Array, spare: Int32Array, isAfter: (one: number, other: number) => boolean): Int32Array => {
  let from = order
  let to = spare
  let runs = ends
  while (runs.length > 1) {
    const merged: number[] = []
    for (let run = 0; run < runs.length; run += 2) {
      const first = run === 0 ? 0 : runs[run - 1] ?? 0
      const middle = runs[run] ?? 0
      const end = runs[run + 1] ?? middle
      let [a, b] = [first, middle]
      for (let at = first; at < end; at += 1) {
        const one = from[a] ?? 0
        const other = from[b] ?? 0
        if (b >= end || (a < middle && !isAfter(one, other))) { to[at] = one; a += 1 } else { to[at] = other; b += 1 }
      }
      merged.push(end)
    }
    [from, to] = [to, from]
    runs = merged
  }
  return from
}
