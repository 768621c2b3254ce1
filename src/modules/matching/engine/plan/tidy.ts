import { Decimal } from 'decimal.js'
import type { Network } from '../network/network.js'
import { crossedLimits, exceeds } from './crossed-limits.js'
import type { Placed, Plan } from './plan.js'
import { poolUse } from './pool-use.js'
import { settle } from './settle.js'

/** A solver's noise: a quantity nearer to a round number than this (relative to its size) is that number. */
const NOISE = 2e-8
const FINEST = 10

const roundTo = (value: number, digits: number): number => {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

/** The number with the fewest decimals within a solver's noise. */
export const tidyNumber = (value: number): number => {
  const noise = NOISE * Math.max(1, Math.abs(value))
  for (let digits = 0; digits < FINEST; digits += 1) {
    const rounded = roundTo(value, digits)
    if (Math.abs(rounded - value) <= noise) return rounded
  }
  return roundTo(value, FINEST)
}

/** What rounding may make of a slot's sum, as a part of it; what is further from its limits was not served, or is the method's fault. */
const HAIR = 1e-6

/** Rounding may leave a slot short of its least quantity or above its greatest by a hair: its largest placement takes that up. */
const closeHairs = (plan: readonly Placed[]): void => {
  for (const here of Map.groupBy(plan, ({ arc }) => arc.slot).values()) {
    const [first] = here
    if (!first || first.arc.demand.product.whole) continue
    const { lower, upper } = first.arc.slot
    const sum = here.reduce((total, { quantity }) => total + quantity, 0)
    const wanted = Math.min(upper, Math.max(lower, sum))
    if (wanted === sum || Math.abs(wanted - sum) > HAIR * Math.max(1, wanted)) continue
    const largest = here.reduce((best, placed) => (placed.quantity > best.quantity ? placed : best))
    const others = here.reduce((total, placed) => (placed === largest ? total : total.plus(placed.quantity)), new Decimal(0))
    largest.quantity = new Decimal(wanted).minus(others).toNumber()
  }
}

/** Zeros dropped; whole where the product is whole, otherwise the roundest number within the noise, or the finest decimals. */
const rounded = (plan: Plan, isFine: (placed: Placed) => boolean): Placed[] => {
  const round = plan.map((placed) => {
    const { arc, quantity } = placed
    if (arc.demand.product.whole) return { arc, quantity: Math.round(quantity) }
    return { arc, quantity: isFine(placed) ? roundTo(quantity, FINEST) : tidyNumber(quantity) }
  }).filter(({ quantity }) => quantity > 1e-9)
  closeHairs(round)
  return round
}

/**
 * Noise must not pay for another trip: what a load has above full trips, no more than what counts as equal, is left off. Loads are divided into trips exactly.
 */
const withinTrips = (plan: readonly Placed[]): void => {
  for (const load of Map.groupBy(plan, ({ arc }) => `${arc.slot.index}:${arc.supply.facility}`).values()) {
    const largest = load.reduce((best, placed) => (placed.quantity > best.quantity ? placed : best))
    const { demand, haul: { perTrip, tripLoad } } = largest.arc
    if (perTrip === 0 || tripLoad === null || demand.product.whole) continue
    const sum = load.reduce((total, { quantity }) => total.plus(quantity), new Decimal(0))
    const excess = sum.modulo(tripLoad)
    if (sum.greaterThan(tripLoad) && excess.greaterThan(0) && excess.lessThanOrEqualTo(sum.times(SPARE))) largest.quantity = new Decimal(largest.quantity).minus(excess).toNumber()
  }
}

/** Of a load: less than the part of a slot that counts as served all the same. */
const SPARE = 5e-10

/** What is more than a pool has is left off: there is no more. */
const cutToPools = (network: Network, plan: Placed[]): Placed[] => {
  for (const [pool, use] of poolUse(plan)) {
    const capacity = network.pools[pool]?.capacity ?? 0
    if (!exceeds(use, capacity)) continue
    const own = plan.filter(({ arc }) => arc.supply.pool.index === pool && !arc.demand.product.whole)
    const largest = own.reduce<Placed | undefined>((best, placed) => (best && best.quantity >= placed.quantity ? best : placed), undefined)
    if (largest) largest.quantity -= (use - capacity) / largest.arc.supply.perUnit
  }
  return plan
}

/** All that the method said, to its last decimal, within every limit: for a plan whose round numbers cost more than they should. */
export const tidyFinely = (network: Network, plan: Plan): Plan => cutToPools(network, settle(network, plan))

/**
 * Quantities cleaned of a solver's noise. Where round ones, or the hairs that they leave, would cross a limit that several of them keep together, their slots
 * keep their finest decimals: so what they lack is nothing that another would have to take up.
 */
export const tidy = (network: Network, plan: Plan): Plan => {
  const fine = new Set<number>()
  for (;;) {
    const round = rounded(plan, ({ arc }) => fine.has(arc.slot.index))
    const full = new Set(crossedLimits(network, round).map(({ arc }) => arc.supply.pool.index))
    const before = fine.size
    for (const { arc } of plan) if (full.has(arc.supply.pool.index)) fine.add(arc.slot.index)
    if (fine.size > before) continue
    withinTrips(round)
    return crossedLimits(network, round).length === 0 ? round : cutToPools(network, settle(network, round))
  }
}
