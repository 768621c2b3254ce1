import { Decimal } from 'decimal.js'
import type { AnswerAllocation, FacilityShare, PriceOfFairness } from '../answer.js'
import { type CoreResult, solveCore } from '../core.js'
import { hasShares } from '../network/network.js'
import type { CoreOptions } from '../options.js'
import { fairnessText } from './fairness-text.js'
import { isComplete } from './resolver.js'

/** The plan without the shares of the instance, by the same objective: solved again. null: it has none. */
export async function withoutShares(fair: CoreResult, options: CoreOptions): Promise<CoreResult | null> {
  if (!hasShares(fair.network)) return null
  const { onProgress: _silent, objective = 'COST', ...silent } = options
  const found = await solveCore({ ...fair.network.instance, shares: [] }, { ...silent, objective })
  return objective === 'COST' ? cheaper(found, fair) : found
}

/** What the shares of an instance cost, against the plan without them. undefined: it has none. */
export function priceOfFairness(fair: CoreResult, free: CoreResult | null, { objective = 'COST' }: CoreOptions): PriceOfFairness | undefined {
  if (!free) return undefined
  const price = isComplete(fair) && isComplete(free) ? fair.cost.minus(free.cost) : null
  return {
    price: price?.toFixed() ?? null, ...(price && objective === 'COST' ? limitsOf(fair, free) : { atLeast: null, atMost: null }),
    without: { status: free.status, cost: free.cost.toFixed(), bound: free.bound.toFixed() },
    shares: sharesOf(fair.allocations, free.allocations), text: fairnessText({ own: fair.cost.toNumber(), other: isComplete(free) ? free.cost.toNumber() : null, price: price?.toNumber() ?? null }),
  }
}

/** The plan without the shares where it is another one: where it serves more, or costs other than the plan that keeps them. Else they are in nobody's way. */
export function freerPlan(fair: CoreResult, free: CoreResult | null): CoreResult | null {
  if (!free || free.unserved > fair.unserved + 1e-6) return null
  const isAnother = free.unserved < fair.unserved - 1e-6 || free.cost.minus(fair.cost).abs().greaterThan(fair.cost.times(1e-9))
  return isAnother ? free : null
}

/** Without the shares the plan that keeps them is possible, too: where a search was cut short it may be the better one. */
function cheaper(free: CoreResult, fair: CoreResult): CoreResult {
  const isWorse = isComplete(fair) && (!isComplete(free) || free.cost.greaterThan(fair.cost))
  return isWorse ? { ...fair, bound: Decimal.min(free.bound, fair.cost), status: 'FEASIBLE' } : free
}

/** Between the least that keeping them can cost, and the most that a plan without them can save. */
function limitsOf(fair: CoreResult, free: CoreResult): Pick<PriceOfFairness, 'atLeast' | 'atMost'> {
  const above = (cost: Decimal, other: Decimal): string => Decimal.max(0, cost.minus(other)).toFixed()
  return { atLeast: above(provedOf(fair), free.cost), atMost: above(fair.cost, provedOf(free)) }
}

function provedOf({ status, cost, bound }: CoreResult): Decimal {
  return status === 'OPTIMAL' ? cost : bound
}

/** What a facility has delivered so far, in units or in money: whatever the turn is counted in. */
export interface Turn { facility: string; delivered: number }

/** Whose turn it is: those that have had the least so far, as many as there are turns. Equal records go by the order given. */
export function nextInTurn(history: readonly Turn[], turns: number): string[] {
  return history.toSorted((one, other) => one.delivered - other.delivered).slice(0, turns).map(({ facility }) => facility)
}

type Units = Map<string, Map<string, Decimal>>

function sharesOf(fair: readonly AnswerAllocation[], free: readonly AnswerAllocation[]): FacilityShare[] {
  const [own, other] = [unitsOf(fair), unitsOf(free)]
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((key) => {
    const { request, line } = [...fair, ...free].find((each) => `${each.request}/${each.line}` === key) ?? { request: '', line: '' }
    const facilities = new Set([...own.get(key)?.keys() ?? [], ...other.get(key)?.keys() ?? []])
    return [...facilities].map((facility) => ({ request, line, facility, share: shareOf(own, { key, facility }), shareWithout: shareOf(other, { key, facility }) }))
      .sort((a, b) => Number(b.share) - Number(a.share))
  })
}

/** Units by request line and facility. */
function unitsOf(allocations: readonly AnswerAllocation[]): Units {
  const units: Units = new Map()
  for (const { request, line, facility, quantity } of allocations) {
    const key = `${request}/${line}`
    const of = units.get(key) ?? new Map<string, Decimal>()
    units.set(key, of.set(facility, new Decimal(quantity).plus(of.get(facility) ?? 0)))
  }
  return units
}

function shareOf(units: Units, { key, facility }: { key: string; facility: string }): string {
  const of = units.get(key)
  const all = [...of?.values() ?? []].reduce((sum, each) => sum.plus(each), new Decimal(0))
  return all.isZero() ? '0' : (of?.get(facility) ?? new Decimal(0)).dividedBy(all).toDecimalPlaces(6).toFixed()
}
