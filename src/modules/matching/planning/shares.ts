import { Decimal, decimal, decimalText, sumOf } from '../../../values/decimal.js'
import { Money } from '../../../values/money.js'
import { regionContains } from '../../../values/region.js'
import { fairnessText, type Answer, type PriceOfFairness } from '../engine/index.js'
import type { PlanningFacts, ShareFacts } from '../instance/planning-facts.js'
import type { StoredFairness, StoredShare } from '../stored-answer.js'
import { isComplete } from './solve-facts.js'

/** A share as the buyer asks for it. Without a line: of each line. */
export interface WantedShare { facility?: string | null; region?: string | null; line?: string | null; minimumPercent?: string | null; maximumPercent?: string | null }

/** Shares of different products are not added up: what is asked of the request holds for each of its lines. */
export function ofEachLine(wanted: readonly WantedShare[], { request }: PlanningFacts): StoredShare[] {
  return wanted.flatMap(({ facility = null, region = null, line = null, minimumPercent = null, maximumPercent = null }) =>
    request.lines.filter(({ id }) => line === null || id === line)
      .map(({ id }) => ({ requestLine: id, facility, region, minimumPercent, maximumPercent })))
}

/** The same share as it was asked for, to be asked for again. */
export function asWanted({ requestLine, ...share }: StoredShare): WantedShare {
  return { ...share, line: requestLine }
}

export function withShares(facts: PlanningFacts, shares: readonly StoredShare[]): PlanningFacts {
  return { ...facts, shares: shares.map(factsOf) }
}

function factsOf({ requestLine, facility, region, minimumPercent, maximumPercent }: StoredShare): ShareFacts {
  return { lineId: requestLine, facility, region, minimum: fractionOf(minimumPercent), maximum: fractionOf(maximumPercent) }
}

function fractionOf(percent: string | null): number | null {
  return percent === null ? null : decimal(percent).dividedBy(100).toNumber()
}

/** null: no shares were asked for. `cost`: what the plan costs, in money that can be paid, from which all that is told of it follows. */
export function fairnessOf({ fairness }: Pick<Answer, 'fairness'>, { amount: cost, currency }: Money): StoredFairness | null {
  if (!fairness) return null
  const { price, without } = fairness
  const paid = new Money(without.cost, currency).round().amount
  // Parts are rounded one by one: a plan that costs no less must not seem to.
  const other = price !== null && decimal(price).greaterThanOrEqualTo(0) && decimal(paid).greaterThan(cost) ? cost : paid
  const own = price && decimalText(decimal(cost).minus(other))
  return {
    price: own, ...limitsOf(fairness, own === null ? null : new Money(own, currency)), outcomeWithout: without.status, costWithout: other,
    text: fairnessText({ own: Number(cost), other: isComplete(without) ? Number(other) : null, price: own === null ? null : Number(own) }),
    shares: fairness.shares.map(({ line, facility, share, shareWithout }) => ({ requestLine: line, facility, percent: percentOf(share), percentWithout: percentOf(shareWithout) })),
  }
}

/** Rounded to what can be paid the price is still between its bounds, and is both where they are one. */
function limitsOf({ atLeast, atMost }: PriceOfFairness, price: Money | null): Pick<StoredFairness, 'atLeast' | 'atMost'> {
  if (price === null || atLeast === null || atMost === null) return { atLeast: null, atMost: null }
  if (atLeast === atMost) return { atLeast: price.amount, atMost: price.amount }
  const paid = (amount: string): string => new Money(amount, price.currency).round().amount
  return { atLeast: decimalText(Decimal.min(paid(atLeast), price.amount)), atMost: decimalText(Decimal.max(paid(atMost), price.amount)) }
}

interface Part { requestLine: { id: string }; facility: { id: string; region: string }; quantity: string }

/** Units of rounding that no share is broken by. */
const SLACK = 1e-6

/** Whether what is delivered in all keeps the shares. */
export function keepsShares(shares: readonly StoredShare[], parts: readonly Part[]): boolean {
  return shares.every(({ requestLine, facility, region, minimumPercent, maximumPercent }) => {
    const line = parts.filter((part) => part.requestLine.id === requestLine)
    const named = line.filter((part) => (facility === null || part.facility.id === facility) && (region === null || regionContains(region, part.facility.region)))
    const [all, own] = [line, named].map((each) => sumOf(each.map(({ quantity }) => quantity)))
    const share = (percent: string): Decimal => decimal(percent).dividedBy(100).times(all ?? 0)
    return own !== undefined && own.plus(SLACK).greaterThanOrEqualTo(share(minimumPercent ?? '0')) && own.minus(SLACK).lessThanOrEqualTo(share(maximumPercent ?? '100'))
  })
}

function percentOf(fraction: string): string {
  return decimalText(decimal(fraction).times(100))
}
