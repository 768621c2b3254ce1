import type { Certificate } from '../answer.js'
import type { FacilitySpec, Instance, ProductSpec, RequestLineSpec, SlotSpec } from '../instance.js'
import { madeIn, takenFrom, timingOf, type Freshness } from './calendar.js'
import { allowsRegion, wantedLines } from './deliveries.js'
import { bestUse, type Choice, type Source } from './facility-value.js'
import { reachOf, type Reach } from './reach.js'

export interface Wanted { key: string; line: RequestLineSpec; product: ProductSpec }

/**
 * The lower bound that the certificate's prices prove for the cost of serving all demand. Demand, hours and stock are priced instead of
 * enforced; what is left falls apart into one question per request line and facility, each answered from below. Valid for any prices.
 */
export function pricedBound(instance: Instance, prices: Certificate): number {
  const reach = reachOf(instance)
  return steadySum([...resourceTerms(instance, prices), ...wantedLines(instance).flatMap(wanted => lineTerms(instance, prices, { wanted, reach }))])
}

/** The part of the bound that is of one request line (`request/line`). */
export function pricedLine(instance: Instance, prices: Certificate, key: string): number {
  const reach = reachOf(instance)
  return steadySum(wantedLines(instance).filter(wanted => wanted.key === key).flatMap(wanted => lineTerms(instance, prices, { wanted, reach })))
}

function lineTerms(instance: Instance, prices: Certificate, { wanted, reach }: Omit<Asked, 'facility'>): number[] {
  const paid = wanted.line.slots.map(slot => {
    const price = prices.demand[`${wanted.key}/${slot.id}`] ?? 0
    const { least, most } = slotRange(wanted, slot)
    return price * (price > 0 ? least : most)
  })
  const values = instance.facilities.map(facility => bestUse(choiceOf(instance, prices, { wanted, facility, reach })))
  const useful = values.filter(value => value < 0).sort((one, other) => one - other)
  return [...paid, ...useful.slice(0, wanted.line.maxFacilities ?? useful.length)]
}

/** Lowest and highest quantity that a slot may receive. */
export function slotRange({ line, product }: Pick<Wanted, 'line' | 'product'>, slot: SlotSpec): { least: number; most: number } {
  const least = slot.quantity * (1 - line.under)
  const most = slot.quantity * (1 + line.over)
  return product.whole ? { least: Math.ceil(least - 1e-9), most: Math.floor(most + 1e-9) } : { least, most }
}

function* resourceTerms(instance: Instance, prices: Certificate): Generator<number> {
  for (const facility of instance.facilities) {
    for (const line of facility.lines) {
      for (const [index, period] of instance.periods.entries()) {
        yield -(prices.hours[`${facility.id}/${line.id}/${period.id}`] ?? 0) * (line.hours[index] ?? 0)
      }
    }
    for (const [entry, stock] of facility.stock.entries()) yield -(prices.stock[`${facility.id}/${entry}`] ?? 0) * stock.quantity
  }
}

export interface Asked { wanted: Wanted; facility: FacilitySpec; reach: ReturnType<typeof reachOf> }

function choiceOf(instance: Instance, prices: Certificate, asked: Asked): Choice {
  const { wanted: { line }, facility } = asked
  const most = line.slots.reduce((units, slot) => units + slotRange(asked.wanted, slot).most, 0)
  const sources = isBarred(asked) ? [] : [...madeSources(instance, prices, asked), ...stockSources(instance, prices, asked)]
  return { charge: facility.charge, least: line.minPerFacility, most, sources }
}

function* madeSources(instance: Instance, prices: Certificate, asked: Asked): Generator<Source> {
  const { facility, wanted } = asked
  for (const line of facility.lines) {
    for (const made of line.capabilities.filter(item => serves(wanted, item))) {
      for (const [index, period] of instance.periods.entries()) {
        const hourPrice = prices.hours[`${facility.id}/${line.id}/${period.id}`] ?? 0
        const most = Math.min(made.maxPerPeriod ?? Infinity, ((line.hours[index] ?? 0) - made.setupHours) * made.unitsPerHour)
        yield {
          fixed: made.setupCost + hourPrice * made.setupHours, least: made.minBatch, most: most * (1 + 1e-12),
          ways: waysOf(prices, asked, { goods: madeIn(period, wanted.product), unitPrice: made.unitPrice, extra: hourPrice / made.unitsPerHour }),
        }
      }
    }
  }
}

function* stockSources(instance: Instance, prices: Certificate, asked: Asked): Generator<Source> {
  for (const [entry, stock] of asked.facility.stock.entries()) {
    if (!serves(asked.wanted, stock)) continue
    const extra = prices.stock[`${asked.facility.id}/${entry}`] ?? 0
    const ways = waysOf(prices, asked, { goods: takenFrom(stock, asked.wanted.product, instance), unitPrice: stock.unitPrice, extra })
    yield { fixed: 0, least: 0, most: stock.quantity, ways }
  }
}

/** Goods of one source and what a unit of them costs there. */
export interface Goods { goods: Freshness; unitPrice: number }

interface Offer extends Goods { extra: number }

/** What a unit from these goods costs per slot, less what the certificate pays for it. */
function waysOf(prices: Certificate, asked: Asked, offer: Offer): Source['ways'] {
  return asked.wanted.line.slots.flatMap(slot => {
    const way = wayTo(asked, offer, slot)
    if (!way) return []
    const { most } = slotRange(asked.wanted, slot)
    const late = way.lateDays * slot.latePenaltyPerUnitDay
    return [{ unit: offer.unitPrice + way.reach.perUnit + offer.extra + tripShare(way.reach, most) + late - (prices.demand[`${asked.wanted.key}/${slot.id}`] ?? 0), most }]
  })
}

/** How goods come to a slot; null where they cannot, may not, or are too dear. */
export function wayTo({ wanted, facility, reach }: Asked, { goods, unitPrice }: Goods, slot: SlotSpec): { reach: Reach; lateDays: number } | null {
  const way = reach(facility, `${wanted.key}/${slot.id}`, slot)
  const timing = timingOf(goods, way?.days ?? 0, slot)
  if (!way || timing.spoiled || (timing.lateDays > 0 && !slot.lateAllowed)) return null
  const ceiling = wanted.line.priceCeiling
  if (ceiling !== null && unitPrice + way.perUnit - ceiling > 1e-9 * Math.max(1, ceiling)) return null
  return { reach: way, lateDays: timing.lateDays }
}

export function isBarred({ wanted: { line }, facility }: Asked): boolean {
  return line.excludeFacilities.includes(facility.id) || !allowsRegion(line.regions, facility.region)
}

/** Least that a unit adds to the trips: they are at least load/tripLoad, and at least one for a load of no more than the slot takes. */
function tripShare(way: Reach, slotMost: number): number {
  return slotMost > 0 ? way.perTrip / Math.min(way.tripLoad ?? Infinity, slotMost) : 0
}

export function serves({ product, line }: Wanted, item: { product: string; class: string | null }): boolean {
  if (item.product !== product.id) return false
  return item.class === null || line.class === null || product.classes.indexOf(item.class) <= product.classes.indexOf(line.class)
}

/** Neumaier's compensated sum: as if added in twice the precision. */
export function steadySum(terms: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const term of terms) {
    const next = total + term
    lost += Math.abs(total) >= Math.abs(term) ? (total - next) + term : (term - next) + total
    total = next
  }
  return total + lost
}
