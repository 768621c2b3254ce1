import { Decimal, decimal, sumOf } from '../../../values/decimal.js'
import type { Answer, CostBreakdown } from '../engine/index.js'
import type { DraftAllocation } from '../instance/draft-allocation.js'

type Costs = Pick<DraftAllocation, 'productionCost' | 'transportCost' | 'setupCost'>

/** The cost of a plan is what its allocations cost, in money that can be paid. */
export function planCost(allocations: readonly Costs[]): Decimal {
  return sumOf(allocations.flatMap(({ productionCost, transportCost, setupCost }) => [productionCost, transportCost, setupCost]))
}

/** Facilities charge nothing for taking part, and nothing may be late: those parts are 0. */
export function costBreakdown(allocations: readonly Costs[]): CostBreakdown {
  return {
    production: sumOf(allocations.map(({ productionCost }) => productionCost)).toFixed(),
    transport: sumOf(allocations.map(({ transportCost }) => transportCost)).toFixed(),
    setup: sumOf(allocations.map(({ setupCost }) => setupCost)).toFixed(),
    charges: '0', lateness: '0',
  }
}

/**
 * A lower bound in the same money: what the engine proved for the part that it planned, beside what is promised already.
 * The engine prices to nine decimals, a plan to what can be paid; where it proved optimality the difference is only that.
 */
export function planBound(answer: Answer, cost: Decimal, promised: Decimal = new Decimal(0)): Decimal {
  return answer.status === 'OPTIMAL' ? cost : Decimal.min(cost, decimal(answer.bound).plus(promised))
}

/** (cost − bound) / cost. */
export function gapOf(cost: Decimal, bound: Decimal): string {
  return cost.isZero() ? '0' : cost.minus(bound).dividedBy(cost).toDecimalPlaces(12).toFixed()
}
