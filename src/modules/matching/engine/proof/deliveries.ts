import type { Answer, AnswerAllocation } from '../answer.js'
import type {
  CapabilitySpec, FacilityLineSpec, FacilitySpec, Instance, Period, ProductSpec, RequestLineSpec, SlotSpec, StockSpec,
} from '../instance.js'
import { madeIn, takenFrom, timingOf, type Timing } from './calendar.js'
import { decimal, type Exact } from './exact.js'
import { reachOf, type Reach } from './reach.js'
import type { Violation } from './violation.js'

/** One allocation with everything it refers to looked up. */
export interface Delivery {
  name: string
  allocation: AnswerAllocation
  quantity: Exact
  /** The quantity as a double, for what need not be exact. */
  units: number
  lineKey: string
  slotKey: string
  product: ProductSpec
  wanted: RequestLineSpec
  slot: SlotSpec
  facility: FacilitySpec
  /** Capability and period, or stock entry: one source of goods. */
  sourceKey: string
  source: Made | Taken
  reach: Reach | null
  timing: Timing
}

export interface Made {
  from: 'LINE'
  line: FacilityLineSpec
  capability: CapabilitySpec
  period: Period
  periodIndex: number
  unitPrice: number
}

export interface Taken { from: 'STOCK'; stock: StockSpec; unitPrice: number }

/** Looks up every allocation; one that names what the instance does not have is a violation and left out. */
export function deliveriesOf(instance: Instance, answer: Answer): { deliveries: Delivery[]; violations: Violation[] } {
  const lookUp = lookUpIn(instance)
  const violations: Violation[] = []
  const deliveries: Delivery[] = []
  answer.allocations.forEach((allocation, position) => {
    const found = lookUp(allocation, `allocations[${position}]`)
    if (typeof found !== 'string') deliveries.push(found)
    else violations.push({ rule: 'UNKNOWN', at: `allocations[${position}]`, message: `${found} is not in the instance` })
  })
  return { deliveries, violations }
}

/** Every request line with its slots, by the keys that the format uses. */
export function wantedLines(instance: Instance): { key: string; line: RequestLineSpec; product: ProductSpec }[] {
  const products = new Map(instance.products.map(product => [product.id, product]))
  return instance.requests.flatMap(request => request.lines.flatMap(line => {
    const product = products.get(line.product)
    return product ? [{ key: `${request.id}/${line.id}`, line, product }] : []
  }))
}

/** A region allows itself and all below it: "31" allows "31.71". */
export function allowsRegion(regions: readonly string[] | null, region: string): boolean {
  return regions === null || regions.some(allowed => `${region}.`.startsWith(`${allowed}.`))
}

/** Finds what an allocation refers to; the name of what is not there as a text. */
export function lookUpIn(instance: Instance): (allocation: AnswerAllocation, name: string) => Delivery | string {
  const lines = new Map(wantedLines(instance).map(wanted => [wanted.key, wanted]))
  const slots = new Map<string, SlotSpec>()
  for (const { key, line } of lines.values()) for (const slot of line.slots) slots.set(`${key}/${slot.id}`, slot)
  const facilities = new Map(instance.facilities.map(facility => [facility.id, facility]))
  const reach = reachOf(instance)
  return (allocation, name) => {
    const lineKey = `${allocation.request}/${allocation.line}`
    const slotKey = `${lineKey}/${allocation.slot}`
    const wanted = lines.get(lineKey)
    const slot = slots.get(slotKey)
    const facility = facilities.get(allocation.facility)
    const quantity = decimal(allocation.quantity)
    if (!wanted || !slot) return `slot ${slotKey}`
    if (!facility) return `facility ${allocation.facility}`
    if (!quantity) return `quantity ${allocation.quantity}`
    const source = sourceOf(instance, allocation, facility, wanted.product)
    if (typeof source === 'string') return source
    const goods = source.from === 'LINE' ? madeIn(source.period, wanted.product) : takenFrom(source.stock, wanted.product, instance)
    const way = reach(facility, slotKey, slot)
    return {
      name, allocation, quantity, units: quantity.toNumber(), lineKey, slotKey, product: wanted.product, wanted: wanted.line, slot, facility, source, reach: way,
      sourceKey: [
        allocation.facility, allocation.facilityLine ?? '', allocation.period ?? allocation.stockEntry, wanted.product.id, allocation.class ?? '',
        ...allocation.capability === undefined ? [] : [allocation.capability],
      ].join('/'),
      timing: timingOf(goods, way?.days ?? 0, slot),
    }
  }
}

function sourceOf(instance: Instance, allocation: AnswerAllocation, facility: FacilitySpec, product: ProductSpec): Made | Taken | string {
  const fits = (item: CapabilitySpec | StockSpec) => item.product === product.id && item.class === allocation.class
  if (allocation.fromStock) {
    const stock = facility.stock[allocation.stockEntry ?? -1]
    const named = `${facility.id}/stock[${allocation.stockEntry}] of ${product.id} ${allocation.class ?? ''}`
    if (!stock || !fits(stock) || allocation.facilityLine !== null || allocation.period !== null) return named
    return { from: 'STOCK', stock, unitPrice: stock.unitPrice }
  }
  const line = facility.lines.find(item => item.id === allocation.facilityLine)
  const capability = line?.capabilities.find((item, position) => fits(item) && (allocation.capability ?? position) === position)
  const periodIndex = instance.periods.findIndex(item => item.id === allocation.period)
  const period = instance.periods[periodIndex]
  if (!line || !capability || allocation.stockEntry !== null) {
    return `${facility.id}/${allocation.facilityLine} making ${product.id} ${allocation.class ?? ''}`
  }
  if (!period) return `period ${allocation.period}`
  return { from: 'LINE', line, capability, period, periodIndex, unitPrice: capability.unitPrice }
}

/** Which capability of a line, where its product and class do not tell; of a stock entry the allocation says so already. */
export function whichOf(offers: readonly (CapabilitySpec | StockSpec)[], offer: CapabilitySpec | StockSpec): Pick<AnswerAllocation, 'capability'> {
  return 'unitsPerHour' in offer && offers.filter(each => each.product === offer.product && each.class === offer.class).length > 1 ? { capability: offers.indexOf(offer) } : {}
}
