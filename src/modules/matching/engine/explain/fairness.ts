import { Decimal } from 'decimal.js'
import type { AnswerAllocation } from '../answer.js'
import { type CoreResult, solveCore } from '../core.js'
import type { Instance } from '../instance.js'
import type { CoreOptions, ShareRule } from '../options.js'
import { isComplete } from './resolver.js'

/** What fair shares cost: the plan under the rules, the plan without, and the difference (null unless both serve everything). */
export interface PriceOfFairness { fair: CoreResult; free: CoreResult; price: string | null; shares: Share[] }

/** A facility's part of all that is delivered, with and without the rules. */
export interface Share { facility: string; fair: string; free: string }

/** Solves with the rules and without. */
export async function priceOfFairness(
  instance: Instance, shares: readonly ShareRule[], options: CoreOptions = {},
): Promise<PriceOfFairness> {
  const fair = await solveCore(instance, { ...options, shares })
  const free = await solveCore(instance, options)
  const price = isComplete(fair) && isComplete(free) ? fair.cost.minus(free.cost).toFixed() : null
  const [fairShares, freeShares] = [sharesOf(fair.allocations), sharesOf(free.allocations)]
  const named = instance.facilities.filter(({ id }) => fairShares.has(id) || freeShares.has(id))
  const shareOf = (id: string): Share => ({ facility: id, fair: fairShares.get(id) ?? '0', free: freeShares.get(id) ?? '0' })
  return { fair, free, price, shares: named.map(({ id }) => shareOf(id)) }
}

/** What a facility has delivered so far, in units or in money: whatever the turn is counted in. */
export interface Turn { facility: string; delivered: number }

/**
 * Rotation as share rules: whoever has had the least so far is due a least share each, the others are free. Equal records go by the
 * order given.
 */
export function rotation(history: readonly Turn[], { turns, minimum }: { turns: number; minimum: number }): ShareRule[] {
  return history.toSorted((one, other) => one.delivered - other.delivered).slice(0, turns).map(({ facility }) => ({ facility, minimum }))
}

function sharesOf(allocations: readonly AnswerAllocation[]): Map<string, string> {
  const units = new Map<string, Decimal>()
  for (const { facility, quantity } of allocations) units.set(facility, new Decimal(quantity).plus(units.get(facility) ?? 0))
  const all = [...units.values()].reduce((sum, each) => sum.plus(each), new Decimal(0))
  return new Map([...units].map(([facility, each]) => [facility, each.dividedBy(all).toDecimalPlaces(6).toFixed()]))
}
