import { Decimal } from 'decimal.js'
import type { Arc } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { Plan } from './plan.js'

export interface ExactCost { production: Decimal; transport: Decimal; setup: Decimal; charges: Decimal; lateness: Decimal; total: Decimal }

/** Money is stated to nine decimals, which no price or quantity of an instance exceeds but distances do; what is less than 1 to nine digits. */
const DIGITS = 9

const stated = (money: Decimal): Decimal => money.toDecimalPlaces(money.isZero() ? DIGITS : Math.max(DIGITS, DIGITS - money.e))

/** A quantity of a plan as the decimal that it is. */
interface Exactly { arc: Arc; quantity: Decimal }

const loads = (plan: readonly Exactly[]): { arc: Arc; load: Decimal }[] => {
  const byPair = new Map<string, { arc: Arc; load: Decimal }>()
  for (const { arc, quantity } of plan) {
    if (arc.haul.perTrip === 0) continue
    const key = `${arc.supply.facility}:${arc.slot.index}`
    const pair = byPair.get(key)
    if (pair) pair.load = pair.load.plus(quantity)
    else byPair.set(key, { arc, load: quantity })
  }
  return [...byPair.values()]
}

/** Trips for a load; one trip of any size when the load size is not stated. */
export const tripsFor = (load: Decimal, tripLoad: number | null): Decimal => {
  if (load.lessThanOrEqualTo(0)) return new Decimal(0)
  return tripLoad === null ? new Decimal(1) : load.dividedBy(tripLoad).ceil()
}

/** What is paid once for each key. */
const once = <Key>(plan: Plan, keyOf: (arc: Arc) => Key, costOf: (arc: Arc) => number): Decimal => {
  const seen = new Set<Key>()
  let sum = new Decimal(0)
  for (const { arc } of plan) {
    const cost = costOf(arc)
    if (cost === 0) continue
    const key = keyOf(arc)
    if (!seen.has(key)) sum = sum.plus(cost)
    seen.add(key)
  }
  return sum
}

/** What is paid for each unit: quantities of one price are added up first, for products take longest. */
const each = (plan: readonly Exactly[], unit: (arc: Arc) => number): Decimal => {
  const byPrice = new Map<number, Decimal>()
  for (const { arc, quantity } of plan) {
    const price = unit(arc)
    if (price === 0) continue
    const sum = byPrice.get(price)
    byPrice.set(price, sum ? sum.plus(quantity) : quantity)
  }
  return [...byPrice].reduce((cost, [price, quantity]) => cost.plus(quantity.times(price)), new Decimal(0))
}

const latenessOf = (plan: readonly Exactly[]): Decimal => plan.reduce((cost, { arc: { lateDays, slot }, quantity }) =>
  (lateDays === 0 ? cost : cost.plus(quantity.times(lateDays).times(slot.spec.latePenaltyPerUnitDay))), new Decimal(0))

/** The cost of a plan in exact decimals, from its quantities alone. */
export const exactCost = (network: Network, plan: Plan): ExactCost => {
  const exactly = plan.map(({ arc, quantity }) => ({ arc, quantity: new Decimal(quantity) }))
  const trips = loads(exactly).reduce((sum, { arc, load }) => sum.plus(tripsFor(load, arc.haul.tripLoad).times(arc.haul.perTrip)), new Decimal(0))
  const parts = {
    production: each(exactly, (arc) => arc.supply.unitPrice),
    transport: each(exactly, (arc) => arc.haul.perUnit).plus(trips),
    setup: once(plan, (arc) => `${arc.demand.index}:${arc.supply.index}`, (arc) => arc.supply.setupCost),
    charges: once(plan, (arc) => `${arc.demand.index}:${arc.supply.facility}`, (arc) => network.instance.facilities[arc.supply.facility]?.charge ?? 0),
    lateness: latenessOf(exactly),
  }
  const rounded = {
    production: stated(parts.production), transport: stated(parts.transport), setup: stated(parts.setup), charges: stated(parts.charges), lateness: stated(parts.lateness),
  }
  const total = rounded.production.plus(rounded.transport).plus(rounded.setup).plus(rounded.charges).plus(rounded.lateness)
  return { ...rounded, total }
}
