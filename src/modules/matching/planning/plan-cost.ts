import { type Decimal, sumOf } from '../../../values/decimal.js'
import type { CostBreakdown } from '../engine/index.js'
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
