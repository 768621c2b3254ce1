import { Decimal, decimal } from '../../../values/decimal.js'
import { regionContains } from '../../../values/region.js'
import { isWhole } from '../instance/eligibility.js'
import type { FacilityFacts, LineFacts, PlanningFacts } from '../instance/planning-facts.js'

/** What a request line would ask for instead; what is not given stays. Without a line: each line. */
export interface LineChange {
  line?: string | null
  quantity?: string | null
  lastDay?: string | null
  qualityClass?: string | null
  regions?: readonly string[] | null
  excludeRegions?: readonly string[] | null
  maxFacilities?: number | null
}

/** Hours beyond the request's own dates are needed. */
export function asksForDays(changes: readonly LineChange[]): boolean {
  return changes.some(({ lastDay }) => Boolean(lastDay))
}

/** The facts as if the request asked for something else; the request itself stays as it is. Of two changes of the same the later one counts. */
export function whatIf(facts: PlanningFacts, changes: readonly LineChange[]): PlanningFacts {
  const changed = (line: LineFacts): LineFacts => changes.filter((change) => isOf(change, line)).reduce((before, change) => changedLine(before, change, facts.facilities), line)
  return { ...facts, request: { ...facts.request, lines: facts.request.lines.map(changed) } }
}

export function isOf({ line: wanted }: LineChange, { id }: LineFacts): boolean {
  return !wanted || wanted === id
}

function changedLine(line: LineFacts, { quantity, lastDay, qualityClass, regions, excludeRegions, maxFacilities }: LineChange, facilities: readonly FacilityFacts[]): LineFacts {
  const asked = quantity ? inProportion(line, decimal(quantity)) : line.slots
  const kept = facilities.filter(({ region }) => excludeRegions?.some((excluded) => regionContains(excluded, region)) ?? false).map(({ id }) => id)
  return {
    ...line, slots: lastDay ? asked.map((slot) => ({ ...slot, due: lastDay, from: slot.from < lastDay ? slot.from : lastDay })) : asked,
    qualityClass: qualityClass ?? line.qualityClass, regions: regions ?? line.regions, maxFacilities: maxFacilities ?? line.maxFacilities,
    excludedFacilities: [...new Set([...line.excludedFacilities, ...kept])],
  }
}

const QUANTITY_DIGITS = 6

/** Each delivery keeps its part of the whole; what is counted is asked for in whole pieces, and a delivery of none is left out. */
function inProportion({ slots, product }: LineFacts, quantity: Decimal): LineFacts['slots'] {
  const all = slots.reduce((sum, slot) => sum.plus(slot.quantity), new Decimal(0))
  let [asked, given] = [new Decimal(0), new Decimal(0)]
  return slots.flatMap((slot) => {
    asked = asked.plus(slot.quantity)
    const upTo = quantity.times(asked).dividedBy(all).toDecimalPlaces(isWhole(product) ? 0 : QUANTITY_DIGITS)
    const own = upTo.minus(given).toNumber()
    given = upTo
    return own > 0 ? [{ ...slot, quantity: own }] : []
  })
}
