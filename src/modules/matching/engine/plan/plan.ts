import type { Arc } from '../network/arcs.js'

/** One quantity of a plan: so much over this arc. */
export interface Placed { arc: Arc; quantity: number }

/** Quantities in the engine's own terms; priced exactly by plan/price.ts. */
export type Plan = readonly Placed[]

/** Adds up placed quantities by a key, in order of first appearance. */
export const totals = <Key>(plan: Plan, keyOf: (placed: Placed) => Key): Map<Key, number> => {
  const sums = new Map<Key, number>()
  for (const placed of plan) sums.set(keyOf(placed), (sums.get(keyOf(placed)) ?? 0) + placed.quantity)
  return sums
}
