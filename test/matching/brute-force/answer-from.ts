import type { Answer } from '../../../src/modules/matching/engine/answer.js'
import type { CoreResult } from '../../../src/modules/matching/engine/core.js'
import { divisionOf } from './division.js'

/** The numeric result in the answer's words. */
export function answerFrom({ status, cost, bound, gap, breakdown, allocations, network, leastUnserved, proven }: CoreResult): Answer {
  const isComplete = status === 'OPTIMAL' || status === 'FEASIBLE'
  const asked = network.slots.reduce((sum, slot) => sum + slot.lower, 0)
  const most = status === 'INFEASIBLE' ? 0 : leastUnserved === null || !proven ? null : asked - leastUnserved
  const { production, transport, setup, charges, lateness } = breakdown
  return {
    format: 'karya-matching-answer/1', status, cost: cost.toFixed(), bound: bound.toFixed(), gap: gap.toFixed(12),
    breakdown: { production: production.toFixed(), transport: transport.toFixed(), setup: setup.toFixed(), charges: charges.toFixed(), lateness: lateness.toFixed() },
    allocations, facilities: [], prices: [], relaxations: [], conflict: [],
    certificate: { kind: isComplete || !bound.isZero() ? 'SEARCH' : 'NONE', method: '', demand: {}, hours: {}, stock: {} },
    service: isComplete ? null : divisionOf(network.instance, allocations, most), seconds: 0, baselines: { greedyUnitPrice: null, greedySetupAware: null },
  }
}
