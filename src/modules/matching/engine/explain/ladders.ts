import type { RelaxationKind } from '../answer.js'
import { dateOf } from '../network/calendar.js'
import type { Demand, Network } from '../network/network.js'
import { fewDigits } from './few-digits.js'
import { type Outlook, outlooks } from './outlook.js'

/** The values to which each rule of a request line could be loosened, from the nearest to the furthest. */
export type Ladders = Partial<Record<Exclude<RelaxationKind, 'QUANTITY'>, string[]>>

export function laddersOf(network: Network, demand: Demand): Ladders {
  const candidates = [...outlooks({ ...network, demands: [demand] })]
  const { spec, product } = demand
  return {
    DUE_DATE: dueDates(demand, candidates),
    CLASS: spec.class === null ? [] : product.classes.slice(product.classes.indexOf(spec.class) + 1),
    MAX_FACILITIES: spec.maxFacilities === null ? [] : countsAbove(spec.maxFacilities, network.instance.facilities.length),
    MIN_PER_FACILITY: lotsBelow(spec.minPerFacility),
    PRICE_CEILING: spec.priceCeiling === null ? [] : ceilingsAbove(spec.priceCeiling, candidates),
    REGIONS: spec.regions === null ? [] : widerRegions(spec.regions),
    SINGLE_SOURCE: spec.singleSource ? ['no'] : [],
    EXCLUSIONS: spec.excludeFacilities.length > 0 ? ['none'] : [],
  }
}

/** Days on which something could arrive that is good enough, after the first due date. */
function dueDates({ slots }: Demand, candidates: readonly Outlook[]): string[] {
  const first = Math.min(...slots.map(slot => slot.due))
  const allowed = candidates.filter(each => !each.excluded && !each.outOfRegion)
  const days = new Set(allowed.flatMap(each => each.offers.map(offer => offer.arrives)))
  return [...days].filter(day => day > first).sort((one, other) => one - other).map(dateOf)
}

/** Every count for a few facilities, then in ever larger steps. */
function countsAbove(count: number, facilities: number): string[] {
  const counts: string[] = []
  for (let next = count + 1; next < facilities; next += Math.max(1, Math.floor((next - count) / 8))) counts.push(String(next))
  return facilities > count ? [...counts, String(facilities)] : counts
}

const LOT_STEPS = 20

/** Whole numbers where the lot is one, in twentieths of the lot where it is large. */
function lotsBelow(least: number): string[] {
  const step = Number.isInteger(least) ? Math.max(1, Math.ceil(least / LOT_STEPS)) : least / LOT_STEPS
  const lots: string[] = []
  for (let lot = least - step; lot > 1e-9; lot -= step) lots.push(fewDigits(lot, 'DOWN'))
  return least > 0 ? [...lots, '0'] : []
}

function ceilingsAbove(ceiling: number, candidates: readonly Outlook[]): string[] {
  const offers = candidates.flatMap(each => each.offers).filter(offer => offer.overCeiling > 0)
  const prices = offers.map(({ supply, haul }) => fewDigits(supply.unitPrice + haul.perUnit, 'UP'))
  const rounded = prices.filter(price => Number(price) > ceiling)
  return [...new Set(rounded)].sort((one, other) => Number(one) - Number(other))
}

/** Each region's parent, and its parent, up to any region at all. */
function widerRegions(regions: readonly string[]): string[] {
  const rungs: string[] = []
  let wider = [...regions]
  while (wider.some(region => region.includes('.'))) {
    wider = [...new Set(wider.map(region => region.includes('.') ? region.slice(0, region.lastIndexOf('.')) : region))]
    rungs.push(wider.join(','))
  }
  return [...rungs, 'any']
}
