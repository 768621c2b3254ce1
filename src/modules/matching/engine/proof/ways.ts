import type { AnswerAllocation } from '../answer.js'
import type { FacilitySpec, Instance } from '../instance.js'
import { dateOf } from './calendar.js'
import { type Delivery, lookUpIn, whichOf } from './deliveries.js'
import { aloneViolations } from './feasibility.js'

/** One unit from a source that may serve the slot, and about what a unit costs there. */
export interface Way { delivery: Delivery; price: number }

/** So many sources are looked at in all, and so many kept for a slot: a large instance is looked at in part. */
const MOST_LOOKED_AT = 50_000
const MOST_KEPT = 100

interface Named { request: string; line: string; slot: string; product: string }

/** The ways to a slot (`request/line/slot`), the cheapest first. */
export function waysIn(instance: Instance): (slotKey: string) => readonly Way[] {
  const lookUp = lookUpIn(instance)
  const names = new Map<string, Named>(instance.requests.flatMap(request => request.lines.flatMap(line => line.slots.map(slot => (
    [`${request.id}/${line.id}/${slot.id}`, { request: request.id, line: line.id, slot: slot.id, product: line.product }]
  )))))
  const known = new Map<string, Way[]>()
  let looked = 0
  const find = (slotKey: string): Way[] => {
    const named = names.get(slotKey)
    const found: Way[] = []
    if (!named) return found
    const { product, ...taker } = named
    for (const facility of instance.facilities) {
      for (const source of sourcesOf(facility, product, instance)) {
        if (++looked > MOST_LOOKED_AT) return []
        const delivery = lookUp({ ...taker, facility: facility.id, quantity: '1', arrives: '', ...source }, '')
        if (typeof delivery !== 'string') found.push(...usable(delivery))
      }
    }
    return found.sort((one, other) => one.price - other.price).slice(0, MOST_KEPT)
  }
  return slotKey => {
    const ways = known.get(slotKey) ?? find(slotKey)
    known.set(slotKey, ways)
    return ways
  }
}

type Source = Pick<AnswerAllocation, 'facilityLine' | 'period' | 'class' | 'capability' | 'fromStock' | 'stockEntry'>

function* sourcesOf(facility: FacilitySpec, product: string, { periods }: Instance): Generator<Source> {
  for (const line of facility.lines) for (const made of line.capabilities.filter(each => each.product === product)) {
    for (const [at, { id: period }] of periods.entries()) {
      if ((line.hours[at] ?? 0) > made.setupHours) yield { facilityLine: line.id, period, class: made.class, ...whichOf(line.capabilities, made), fromStock: false, stockEntry: null }
    }
  }
  for (const [stockEntry, { product: stocked, class: grade }] of facility.stock.entries()) {
    if (stocked === product) yield { facilityLine: null, period: null, class: grade, fromStock: true, stockEntry }
  }
}

function usable(delivery: Delivery): Way[] {
  const dated = { ...delivery, allocation: { ...delivery.allocation, arrives: dateOf(delivery.timing.arrival) } }
  return aloneViolations(dated).length > 0 ? [] : [{ delivery: dated, price: priceOf(dated) }]
}

/** With set-up, charge and trips spread over the slot. */
function priceOf({ source, reach, slot, timing, facility }: Delivery): number {
  const setup = source.from === 'LINE' ? source.capability.setupCost : 0
  const trips = Math.ceil(slot.quantity / (reach?.tripLoad ?? Infinity)) || 1
  const fixed = setup + facility.charge + trips * (reach?.perTrip ?? 0)
  return source.unitPrice + (reach?.perUnit ?? 0) + timing.lateDays * slot.latePenaltyPerUnitDay + fixed / slot.quantity
}
