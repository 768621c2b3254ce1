import type { Service } from '../answer.js'
import type { FacilitySpec, Instance, SlotSpec } from '../instance.js'
import { isBarred, serves, slotRange, steadySum, wayTo, type Asked, type Goods } from './bound.js'
import { madeIn, takenFrom } from './calendar.js'
import { wantedLines } from './deliveries.js'
import { reachOf } from './reach.js'

type Cover = Service['cover']

/**
 * The most units that any plan can serve, as a cover proves it: every hour and unit of stock has a worth, and a slot counts as served for the part of a
 * unit that the cheapest way to it does not cover (weak duality of the transport problem without fixed parts). Valid for any worths of 0 and above.
 */
export function mostServed(instance: Instance, cover: Cover): number {
  const terms = [...capacityTerms(instance, cover)]
  const reach = reachOf(instance)
  for (const wanted of wantedLines(instance)) {
    for (const slot of wanted.line.slots) {
      const { least } = slotRange(wanted, slot)
      terms.push(least * Math.max(0, 1 - cheapestWay(instance, cover, slot, facility => ({ wanted, facility, reach }))))
    }
  }
  return steadySum(terms)
}

function* capacityTerms(instance: Instance, cover: Cover): Generator<number> {
  for (const facility of instance.facilities) {
    for (const line of facility.lines) {
      for (const [index, period] of instance.periods.entries()) {
        yield (cover.hours[`${facility.id}/${line.id}/${period.id}`] ?? 0) * (line.hours[index] ?? 0)
      }
    }
    for (const [entry, stock] of facility.stock.entries()) yield (cover.stock[`${facility.id}/${entry}`] ?? 0) * stock.quantity
  }
}

/** What a unit for the slot takes of covered hours or stock at the least. */
function cheapestWay(instance: Instance, cover: Cover, slot: SlotSpec, ask: (facility: FacilitySpec) => Asked): number {
  let cheapest = Infinity
  for (const facility of instance.facilities) {
    const asked = ask(facility)
    if (isBarred(asked)) continue
    const possible = [...takes(instance, cover, asked)]
    if (isBelowLot(possible, asked)) continue
    for (const { take, goods } of possible) {
      if (take < cheapest && wayTo(asked, goods, slot)) cheapest = take
    }
    if (cheapest <= 0) return 0
  }
  return cheapest
}

/** Goods that the facility has: what a unit takes of what is covered, and how many there can be. */
interface Take { take: number; most: number; goods: Goods }

/** All that it could bring to any slot of the line is less than the least lot. */
function isBelowLot(possible: readonly Take[], asked: Asked): boolean {
  const { slots, minPerFacility } = asked.wanted.line
  if (minPerFacility <= 0) return false
  const useful = possible.filter(({ goods }) => slots.some(slot => wayTo(asked, goods, slot)))
  return isBelow(steadySum(useful.map(({ most }) => most)), minPerFacility)
}

function isBelow(value: number, least: number): boolean {
  return least - value > 1e-9 * Math.max(1, least)
}

/** A unit takes its hours, and its part of the set-up of the largest batch; where that is less than a unit, or than the least batch, there is none. */
function* takes(instance: Instance, cover: Cover, asked: Asked): Generator<Take> {
  const { facility, wanted } = asked
  const unit = (units: number) => wanted.product.whole ? Math.floor(units + 1e-9) : units
  const most = wanted.line.slots.reduce((units, slot) => units + slotRange(wanted, slot).most, 0)
  for (const line of facility.lines) {
    for (const made of line.capabilities) {
      if (!serves(wanted, made)) continue
      for (const [index, period] of instance.periods.entries()) {
        const batch = unit(Math.min(most, made.maxPerPeriod ?? Infinity, ((line.hours[index] ?? 0) - made.setupHours) * made.unitsPerHour))
        if (batch <= 0 || isBelow(batch, made.minBatch)) continue
        const worth = cover.hours[`${facility.id}/${line.id}/${period.id}`] ?? 0
        yield { take: worth * (1 / made.unitsPerHour + made.setupHours / batch) * (1 - 1e-12), most: batch, goods: { goods: madeIn(period, wanted.product), unitPrice: made.unitPrice } }
      }
    }
  }
  for (const [entry, stock] of facility.stock.entries()) {
    if (!serves(wanted, stock) || unit(stock.quantity) <= 0) continue
    yield { take: cover.stock[`${facility.id}/${entry}`] ?? 0, most: stock.quantity, goods: { goods: takenFrom(stock, wanted.product, instance), unitPrice: stock.unitPrice } }
  }
}
