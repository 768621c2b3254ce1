import { Decimal } from 'decimal.js'
import type { Network } from '../network/network.js'
import { type Plan, totals } from './plan.js'
import { poolUse } from './pool-use.js'

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

/** More than a pool has, by more than the finest decimals of its quantities add up to. */
const OVERFULL = 1e-9

/** Pools that a plan overfills. */
const overfilled = (network: Network, plan: Plan): Set<number> =>
  new Set([...poolUse(plan)].flatMap(([pool, use]) => {
    const capacity = network.pools[pool]?.capacity ?? 0
    return use > capacity + OVERFULL * Math.max(1, capacity) ? [pool] : []
  }))

/** Rounding may leave a slot short of its least quantity by a hair: the largest placement there takes it up. */
const closeHairs = (network: Network, plan: { arc: Plan[number]['arc']; quantity: number }[]): void => {
  const served = totals(plan, ({ arc }) => arc.slot.index)
  for (const slot of network.slots) {
    const sum = served.get(slot.index)
    const lacking = sum === undefined ? 0 : slot.lower - sum
    if (lacking <= 0 || lacking > 1e-6 * Math.max(1, slot.lower)) continue
    const here = plan.filter(({ arc }) => arc.slot.index === slot.index)
    const largest = here.reduce((best, placed) => (placed.quantity > best.quantity ? placed : best))
    const others = here.reduce((total, placed) => (placed === largest ? total : total.plus(placed.quantity)), new Decimal(0))
    largest.quantity = new Decimal(slot.lower).minus(others).toNumber()
  }
}

/**
 * Quantities cleaned of a solver's noise: zeros dropped, whole where the product is whole, otherwise the roundest number within the noise. Where
 * several that fill a pool up would all be rounded up and overfill it, they keep their finest decimals.
 */
export const tidy = (network: Network, plan: Plan): Plan => {
  const round = plan.map(({ arc, quantity }) => ({ arc, quantity: arc.demand.product.whole ? Math.round(quantity) : tidyNumber(quantity) }))
  const full = overfilled(network, round)
  for (const [at, placed] of round.entries()) {
    const { supply, demand } = placed.arc
    if (full.has(supply.pool.index) && !demand.product.whole) placed.quantity = roundTo(plan[at]?.quantity ?? 0, FINEST)
  }
  const clean = round.filter(({ quantity }) => quantity > 1e-9)
  closeHairs(network, clean)
  return clean
}
