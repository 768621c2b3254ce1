import { capacityOf } from './facilities.js'
import { arcAt, type Formulation, groupArcs } from './groups.js'
import type { Term } from './model.js'

/** Sums of doubles are off by less than this part of them. */
const ROUNDING = 1e-9

/**
 * The facilities that serve a request line must be able to give what it asks. The other rows imply that, but in a row of its own the solver finds cuts
 * of whole facilities. Not for the prices of a relaxed model: they would pay this row what is the slots' and the hours'.
 */
export const addEnough = (formulation: Formulation): void => {
  const { model, network, used } = formulation
  const asked = network.demands.map(({ slots }) => slots.reduce((sum, { lower }) => sum + lower, 0) * (1 - ROUNDING))
  const terms = network.demands.map((): Term[] => [])
  for (const [key, columns] of groupArcs(formulation, (arc) => `${arc.demand.index}:${arc.supply.facility}`)) {
    const { index } = arcAt(formulation, columns[0] ?? -1).demand
    const capacity = capacityOf(formulation, columns)
    const switched = used.get(key)
    if (switched === undefined) asked[index] = (asked[index] ?? 0) - capacity
    else terms[index]?.push([switched, capacity])
  }
  for (const [index, own] of terms.entries()) if (own.length > 1 && (asked[index] ?? 0) > 0) model.row(asked[index] ?? 0, Infinity, own)
}
