import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { dateOf } from './calendar.js'
import { allowsRegion, wantedLines, type Delivery } from './deliveries.js'
import { Exact, exceeds, sum } from './exact.js'
import { sharesHold } from './shares.js'
import type { Rule, Violation } from './violation.js'

type Check = (deliveries: readonly Delivery[], instance: Instance) => Violation[]

/** Every rule about a single allocation: what breaks it, or null. */
const allocationRules: Partial<Record<Rule, (delivery: Delivery) => string | null>> = {
  QUANTITY: ({ quantity }) => quantity.greaterThan(0) ? null : `${quantity} is not above 0`,
  WHOLE: ({ product, quantity }) => !product.whole || quantity.isInteger() ? null : `${quantity} is not a whole number`,
  CLASS: ({ product, wanted, allocation }) => rank(product.classes, allocation.class) <= rank(product.classes, wanted.class) ? null
    : `class ${allocation.class} is lower than ${wanted.class}`,
  REGION: ({ wanted, facility }) => allowsRegion(wanted.regions, facility.region) ? null
    : `${facility.region} is outside ${wanted.regions?.join(', ')}`,
  EXCLUDED: ({ wanted, facility }) => wanted.excludeFacilities.includes(facility.id) ? `${facility.id} is excluded` : null,
  FORBIDDEN: ({ reach }) => reach ? null : 'there is no way from the facility to the slot',
  PRICE_CEILING: ({ wanted, source, reach }) => {
    const price = new Exact(source.unitPrice).plus(reach?.perUnit ?? 0)
    const ceiling = wanted.priceCeiling
    return ceiling !== null && exceeds(price, new Exact(ceiling)) ? `${price} is above ${ceiling}` : null
  },
  ARRIVAL: ({ allocation, timing }) => allocation.arrives === dateOf(timing.arrival) ? null
    : `arrives on ${dateOf(timing.arrival)}, not ${allocation.arrives}`,
  LATE: ({ slot, timing }) => timing.lateDays === 0 || slot.lateAllowed ? null : `arrives ${timing.lateDays} days after ${slot.due}`,
  SHELF_LIFE: ({ timing }) => timing.spoiled ? 'is spoiled when it is needed' : null,
}

/** The checks of what allocations do together. */
const jointChecks: Check[] = [
  deliveries => [...groupedBy(deliveries, each => `${each.slotKey} from ${each.sourceKey}`)]
    .flatMap(([at, group]) => group.length > 1 ? [{ rule: 'TWICE', at, message: `${group.length} allocations say the same thing` }] : []),
  hoursHold,
  stockHolds,
  batchesHold,
  facilityLimitsHold,
  tolerancesHold,
  sharesHold,
]

export function feasibilityViolations(deliveries: readonly Delivery[], instance: Instance): Violation[] {
  return [...deliveries.flatMap(aloneViolations), ...jointChecks.flatMap(check => check(deliveries, instance))]
}

/** The rules that an allocation breaks by itself, whatever the others are. */
export function aloneViolations(delivery: Delivery): Violation[] {
  return Object.entries(allocationRules).flatMap(([rule, broken]) => {
    const message = broken(delivery)
    return message === null ? [] : [{ rule: rule as Rule, at: delivery.name, message }]
  })
}

/** Units still missing per slot, against the lower end of its tolerance. */
export function unservedBySlot(deliveries: readonly Delivery[], instance: Instance): Map<string, Exact> {
  const served = groupedBy(deliveries, delivery => delivery.slotKey)
  return new Map(wantedLines(instance).flatMap(({ key, line }) => line.slots.map(slot => {
    const least = new Exact(slot.quantity).times(new Exact(1).minus(line.under))
    const got = total(served.get(`${key}/${slot.id}`) ?? [])
    return [`${key}/${slot.id}`, exceeds(least, got) ? least.minus(got) : new Exact(0)] as const
  })))
}

function hoursHold(deliveries: readonly Delivery[]): Violation[] {
  const made = deliveries.filter(delivery => delivery.source.from === 'LINE')
  const byPool = groupedBy(made, ({ allocation }) => `${allocation.facility}/${allocation.facilityLine}/${allocation.period}`)
  return [...byPool].flatMap(([at, group]) => {
    const batches = [...groupedBy(group, batchKey).values()]
    const used = sum(batches.flatMap(batch => [...batch.map(hoursOf), setupHoursOf(batch)]))
    const source = group[0]?.source
    const free = new Exact(source?.from === 'LINE' ? source.line.hours[source.periodIndex] ?? 0 : 0)
    return exceeds(used, free) ? [{ rule: 'HOURS', at, message: `takes ${used.toSignificantDigits(12)} of ${free} hours` }] : []
  })
}

function hoursOf({ source, quantity }: Delivery): Exact {
  return source.from === 'LINE' ? quantity.dividedBy(source.capability.unitsPerHour) : new Exact(0)
}

function setupHoursOf([first]: readonly Delivery[]): Exact {
  return new Exact(first?.source.from === 'LINE' ? first.source.capability.setupHours : 0)
}

function stockHolds(deliveries: readonly Delivery[]): Violation[] {
  const taken = deliveries.filter(delivery => delivery.source.from === 'STOCK')
  return [...groupedBy(taken, ({ allocation }) => `${allocation.facility}/${allocation.stockEntry}`)].flatMap(([at, group]) => {
    const source = group[0]?.source
    const there = new Exact(source?.from === 'STOCK' ? source.stock.quantity : 0)
    return exceeds(total(group), there) ? [{ rule: 'STOCK', at, message: `takes ${total(group)} of ${there}` }] : []
  })
}

function batchesHold(deliveries: readonly Delivery[]): Violation[] {
  return [...groupedBy(deliveries.filter(delivery => delivery.source.from === 'LINE'), batchKey)].flatMap(([at, batch]) => {
    const source = batch[0]?.source
    if (source?.from !== 'LINE') return []
    const { minBatch, maxPerPeriod } = source.capability
    const quantity = total(batch)
    const found: Violation[] = []
    if (exceeds(new Exact(minBatch), quantity)) {
      found.push({ rule: 'MIN_BATCH', at, message: `${quantity} is below the minimum batch ${minBatch}` })
    }
    if (maxPerPeriod !== null && exceeds(quantity, new Exact(maxPerPeriod))) {
      found.push({ rule: 'MAX_PER_PERIOD', at, message: `${quantity} is above ${maxPerPeriod}` })
    }
    return found
  })
}

function facilityLimitsHold(deliveries: readonly Delivery[], instance: Instance): Violation[] {
  const byLine = groupedBy(deliveries, delivery => delivery.lineKey)
  return wantedLines(instance).flatMap(({ key, line }) => {
    const byFacility = groupedBy(byLine.get(key) ?? [], delivery => delivery.facility.id)
    const bySlot = groupedBy(byLine.get(key) ?? [], delivery => delivery.slotKey)
    const found: Violation[] = [...byFacility].flatMap(([facility, group]) => exceeds(new Exact(line.minPerFacility), total(group))
      ? [{ rule: 'MIN_PER_FACILITY', at: `${key} at ${facility}`, message: `${total(group)} is below ${line.minPerFacility}` }] : [])
    if (line.maxFacilities !== null && byFacility.size > line.maxFacilities) {
      found.push({ rule: 'MAX_FACILITIES', at: key, message: `uses ${byFacility.size} facilities, ${line.maxFacilities} are allowed` })
    }
    for (const [slot, group] of bySlot) {
      const sources = new Set(group.map(delivery => delivery.facility.id))
      if (line.singleSource && sources.size > 1) {
        found.push({ rule: 'SINGLE_SOURCE', at: slot, message: `is served by ${[...sources].join(' and ')}` })
      }
    }
    return found
  })
}

function tolerancesHold(deliveries: readonly Delivery[]): Violation[] {
  return [...groupedBy(deliveries, delivery => delivery.slotKey)].flatMap(([at, group]) => {
    const first = group[0]
    if (!first) return []
    const most = new Exact(first.slot.quantity).times(new Exact(1).plus(first.wanted.over))
    return exceeds(total(group), most) ? [{ rule: 'TOLERANCE', at, message: `${total(group)} is above ${most}` }] : []
  })
}

/** One set-up: a request line made by one capability in one period. */
export function batchKey(delivery: Delivery): string {
  return `${delivery.lineKey} at ${delivery.sourceKey}`
}

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, keyOf)
}

export function total(deliveries: readonly Delivery[]): Exact {
  return sum(deliveries.map(delivery => delivery.quantity))
}

function rank(classes: readonly string[], name: string | null): number {
  return name === null ? 0 : classes.indexOf(name)
}

/** OPTIMAL and FEASIBLE leave no demand open, the others some; INFEASIBLE is no word for what was merely not found. */
export function demandViolations(deliveries: readonly Delivery[], instance: Instance, answer: Answer): Violation[] {
  const missing = [...unservedBySlot(deliveries, instance)].filter(([, units]) => units.greaterThan(0))
  if (answer.status === 'OPTIMAL' || answer.status === 'FEASIBLE') {
    return missing.map(([at, units]) => ({ rule: 'DEMAND', at, message: `${units} units are missing` }))
  }
  const wrong = (message: string): Violation[] => [{ rule: 'STATUS', at: 'status', message }]
  if (answer.status !== 'PARTIAL' && deliveries.length > 0) return wrong(`${answer.status}, yet something is delivered`)
  if (answer.status === 'PARTIAL' && deliveries.length === 0) return wrong('PARTIAL, yet nothing is delivered: that is INFEASIBLE or UNKNOWN')
  const { service = null } = answer
  if (answer.status === 'INFEASIBLE' && service && Number(service.atMost) > 0) return wrong(`INFEASIBLE, yet ${service.atMost} units are said to be possible`)
  return missing.length > 0 ? [] : wrong(`${answer.status}, yet nothing is missing`)
}
