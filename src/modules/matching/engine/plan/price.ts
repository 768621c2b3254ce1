import { Decimal } from 'decimal.js'
import type { Arc } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { Plan } from './plan.js'

export interface ExactCost { production: Decimal; transport: Decimal; setup: Decimal; charges: Decimal; lateness: Decimal; total: Decimal }

/** Money is stated to nine decimals, which no price or quantity of an instance exceeds but distances do. */
const DIGITS = 9

const loads = (plan: Plan): { arc: Arc; load: Decimal }[] => {
  const byPair = new Map<string, { arc: Arc; load: Decimal }>()
  for (const { arc, quantity } of plan) {
    const key = `${arc.supply.facility}:${arc.slot.index}`
    const pair = byPair.get(key)
    if (pair) pair.load = pair.load.plus(quantity)
    else byPair.set(key, { arc, load: new Decimal(quantity) })
  }
  return [...byPair.values()]
}

/** Trips for a load; one trip of any size when the load size is not stated. */
export const tripsFor = (load: Decimal, tripLoad: number | null): Decimal => {
  if (load.lessThanOrEqualTo(0)) return new Decimal(0)
  return tripLoad === null ? new Decimal(1) : load.dividedBy(tripLoad).ceil()
}

const once = <Key>(plan: Plan, keyOf: (arc: Arc) => Key, costOf: (arc: Arc) => number): Decimal => {
  const seen = new Set<Key>()
  let sum = new Decimal(0)
  for (const { arc } of plan) {
    const key = keyOf(arc)
    if (!seen.has(key)) sum = sum.plus(costOf(arc))
    seen.add(key)
  }
  return sum
}

/** The cost of a plan in exact decimals, from its quantities alone. */
export const exactCost = (network: Network, plan: Plan): ExactCost => {
  const each = (unit: (arc: Arc) => Decimal.Value): Decimal =>
    plan.reduce((sum, { arc, quantity }) => sum.plus(new Decimal(quantity).times(unit(arc))), new Decimal(0))
  const trips = loads(plan).reduce((sum, { arc, load }) => sum.plus(tripsFor(load, arc.haul.tripLoad).times(arc.haul.perTrip)), new Decimal(0))
  const parts = {
    production: each((arc) => arc.supply.unitPrice),
    transport: each((arc) => arc.haul.perUnit).plus(trips),
    setup: once(plan, (arc) => `${arc.demand.index}:${arc.supply.index}`, (arc) => arc.supply.setupCost),
    charges: once(plan, (arc) => `${arc.demand.index}:${arc.supply.facility}`, (arc) => network.instance.facilities[arc.supply.facility]?.charge ?? 0),
    lateness: each((arc) => new Decimal(arc.lateDays).times(arc.slot.spec.latePenaltyPerUnitDay)),
  }
  const rounded = {
    production: parts.production.toDecimalPlaces(DIGITS), transport: parts.transport.toDecimalPlaces(DIGITS),
    setup: parts.setup.toDecimalPlaces(DIGITS), charges: parts.charges.toDecimalPlaces(DIGITS), lateness: parts.lateness.toDecimalPlaces(DIGITS),
  }
  const total = rounded.production.plus(rounded.transport).plus(rounded.setup).plus(rounded.charges).plus(rounded.lateness)
  return { ...rounded, total }
}
