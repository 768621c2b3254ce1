import type { FacilityLineSpec, Instance } from '../engine/index.js'
import type { PlanRow } from './plan-rows.js'

/**
 * In which of its periods an instance counts what a line makes on a day: hours of several days may be counted with the last of them, so it is
 * the first period that ends after the day and in which the line has hours. Empty: in none, or from stock.
 */
export function periodsOf({ periods, facilities }: Instance): (row: Pick<PlanRow, 'productionLine' | 'day'>) => string {
  const segments = Map.groupBy(facilities.flatMap(({ lines }) => lines), ({ id }) => id.split('@')[0] ?? id)
  return ({ productionLine, day }) => {
    if (productionLine === null || day === null) return ''
    const line = inForce(segments.get(productionLine) ?? [], day)
    return periods.find(({ end }, at) => end > day && (line?.hours[at] ?? 0) > 0)?.id ?? ''
  }
}

/** A line whose prices change is one for each of them, named by the first day on which it holds. */
function inForce(segments: readonly FacilityLineSpec[], day: string): FacilityLineSpec | undefined {
  return segments.filter(({ id }) => (id.split('@')[1] ?? '') <= day).toSorted((one, other) => (one.id < other.id ? 1 : -1))[0]
}
