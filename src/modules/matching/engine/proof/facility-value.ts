/** What one facility may do for one request line once demand, hours and stock have a price. */
export interface Choice { charge: number; least: number; most: number; sources: Source[] }

/** Goods had together: nothing, or between `least` and `most` units after paying `fixed`; each way takes at most its own `most`. */
export interface Source { fixed: number; least: number; most: number; ways: { unit: number; most: number }[] }

/**
 * A lower bound on the best the facility can do: 0 when it stays out. Its least and most quantity over all sources are themselves priced
 * by `shift`; every shift gives a valid bound, so the best of those at which something changes is taken.
 */
export function bestUse({ charge, least, most, sources }: Choice): number {
  const usable = sources.filter(source => source.most > 0 && source.most >= source.least - 1e-9 && source.ways.length > 0)
  if (usable.length === 0) return 0
  const value = (shift: number) => usable.reduce(
    (sum, source) => sum + Math.min(0, sourceValue(source, shift)),
    charge + (shift > 0 ? shift * least : shift * most),
  )
  const plain = value(0)
  const capacity = usable.reduce((units, source) => units + Math.min(source.most, most), 0)
  if (plain >= 0 || (least <= 0 && capacity <= most)) return Math.min(0, plain)
  const shifts = usable.flatMap(source => source.ways.flatMap(way => [way.unit, way.unit + source.fixed / Math.min(source.most, way.most)]))
  return Math.min(0, Math.max(plain, ...shifts.map(value)))
}

/** Cheapest way to use a source at all, units being worth `shift` more: the best ways first, and on until the least quantity is reached. */
function sourceValue(source: Source, shift: number): number {
  let units = 0
  let cost = source.fixed
  for (const way of source.ways.toSorted((one, other) => one.unit - other.unit)) {
    const unit = way.unit - shift
    const room = Math.min(way.most, source.most - units)
    const taken = unit < 0 ? room : Math.min(room, Math.max(0, source.least - units))
    units += taken
    cost += taken * unit
  }
  return units < source.least - 1e-9 ? 0 : cost
}
