import type { Budget } from '../budget.js'
import type { Slot } from '../network/network.js'
import type { Clearing } from './clearing.js'
import type { Weighing } from './insertion.js'

/** How finely a share is found: halvings of 1. */
const HALVINGS = 10
/** So many times the share of those that can have more is raised. */
const MOST_LEVELS = 4
const ROUNDING = 1e-6
/** Part of the budget that this may use. */
const PART = 0.6

/**
 * Serves everybody the same share of what it asked, as large as can be found by halving; whoever stands in the way of a larger one keeps it, and the
 * share of the others is raised. What is left then goes to those that lack most.
 */
export const fillEvenly = async (clearing: Clearing, order: readonly Slot[], weighing: Weighing, budget: Budget): Promise<void> => {
  const plain: Weighing = { ...weighing, manner: 'ALL_COSTS' }
  const most = new Float64Array(clearing.slots.length)
  const open = new Set(order)
  const isServed = (slot: Slot): boolean => clearing.ledger.served(slot) >= Math.min(most[slot.index] ?? 0, slot.lower) * (1 - ROUNDING)
  let share = 0
  for (let level = 0; level < MOST_LEVELS && open.size > 0 && share < 1; level += 1) {
    let blocked: Slot[] = []
    let tooMuch = 1
    for (let halving = 0; halving <= HALVINGS && !budget.isSpent(PART); halving += 1) {
      const tried = halving === 0 ? 1 : (share + tooMuch) / 2
      for (const slot of open) most[slot.index] = tried * slot.lower
      await clearing.fill(order, plain, most)
      budget.spend(1)
      const short = order.filter((slot) => !isServed(slot))
      if (short.length === 0) share = tried
      else [tooMuch, blocked] = [tried, short]
      if (share === 1) break
    }
    for (const slot of open) most[slot.index] = share * slot.lower
    for (const slot of blocked) open.delete(slot)
    if (blocked.length === 0) break
  }
  await clearing.fill(order, weighing, most)
  const byLack = order.toSorted((one, other) => clearing.ledger.served(one) / one.lower - clearing.ledger.served(other) / other.lower)
  clearing.topUp(byLack, weighing)
}
