import type { Answer, CostBreakdown } from '../answer.js'
import { batchKey, groupedBy, total } from './feasibility.js'
import type { Delivery } from './deliveries.js'
import { decimal, differs, Exact, sum } from './exact.js'
import type { Violation } from './violation.js'

type ExactBreakdown = Record<keyof CostBreakdown, Exact>

/** Every part of the cost, recomputed from the allocations alone. */
export function breakdownOf(deliveries: readonly Delivery[]): ExactBreakdown {
  const made = deliveries.filter(delivery => delivery.source.from === 'LINE')
  return {
    production: sum(deliveries.map(({ source, quantity }) => quantity.times(source.unitPrice))),
    transport: sum(deliveries.map(({ reach, quantity }) => quantity.times(reach?.perUnit ?? 0))).plus(tripsOf(deliveries)),
    setup: sumOnce(made, batchKey, ({ source }) => source.from === 'LINE' ? source.capability.setupCost : 0),
    charges: sumOnce(deliveries, ({ lineKey, facility }) => `${lineKey} at ${facility.id}`, ({ facility }) => facility.charge),
    lateness: sum(deliveries.map(({ slot, timing, quantity }) => quantity.times(slot.latePenaltyPerUnitDay).times(timing.lateDays))),
  }
}

/** The cost in doubles: to leave aside at once what is too dear. */
export function roughCost(deliveries: readonly Delivery[]): number {
  const once = new Map<string, number>()
  const loads = new Map<string, { reach: Delivery['reach']; load: number }>()
  let cost = 0
  for (const delivery of deliveries) {
    const { units, source, reach, slot, timing, facility, lineKey, slotKey } = delivery
    cost += units * (source.unitPrice + (reach?.perUnit ?? 0) + slot.latePenaltyPerUnitDay * timing.lateDays)
    if (source.from === 'LINE') once.set(batchKey(delivery), source.capability.setupCost)
    once.set(`${lineKey} at ${facility.id}`, facility.charge)
    const way = `${facility.id} to ${slotKey}`
    loads.set(way, { reach, load: (loads.get(way)?.load ?? 0) + units })
  }
  for (const each of once.values()) cost += each
  for (const { reach, load } of loads.values()) cost += (reach?.perTrip ?? 0) * (reach?.tripLoad ? Math.ceil(load / reach.tripLoad - 1e-9) : 1)
  return cost
}

/** What is paid once, however many deliveries share it. */
function sumOnce(deliveries: readonly Delivery[], keyOf: (delivery: Delivery) => string, costOf: (delivery: Delivery) => number): Exact {
  return sum([...groupedBy(deliveries, keyOf).values()].flatMap(([first]) => first ? [new Exact(costOf(first))] : []))
}

/** Without a load size one trip carries everything. */
function tripsOf(deliveries: readonly Delivery[]): Exact {
  return sum([...groupedBy(deliveries, ({ slotKey, facility }) => `${facility.id} to ${slotKey}`).values()].map(group => {
    const reach = group[0]?.reach
    if (!reach) return new Exact(0)
    const trips = reach.tripLoad === null ? new Exact(1) : total(group).dividedBy(reach.tripLoad).ceil()
    return trips.times(reach.perTrip)
  }))
}

export function costViolations(deliveries: readonly Delivery[], answer: Answer): Violation[] {
  const breakdown = breakdownOf(deliveries)
  const found: Violation[] = []
  for (const part of ['production', 'transport', 'setup', 'charges', 'lateness'] as const) {
    const stated = decimal(answer.breakdown[part])
    if (!stated || differs(stated, breakdown[part])) {
      found.push({ rule: 'BREAKDOWN', at: part, message: `is ${breakdown[part]}, not ${answer.breakdown[part]}` })
    }
  }
  const cost = sum(Object.values(breakdown))
  const stated = decimal(answer.cost)
  if (!stated || differs(stated, cost)) found.push({ rule: 'COST', at: 'cost', message: `is ${cost}, not ${answer.cost}` })
  return found
}
