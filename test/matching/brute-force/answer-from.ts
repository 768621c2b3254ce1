import type { Answer } from '../../../src/modules/matching/engine/answer.js'
import type { CoreResult } from '../../../src/modules/matching/engine/core.js'

/** The numeric result in the answer's words. */
export function answerFrom({ status, cost, bound, gap, breakdown, allocations }: CoreResult): Answer {
  const { production, transport, setup, charges, lateness } = breakdown
  return {
    format: 'karya-matching-answer/1', status, cost: cost.toFixed(), bound: bound.toFixed(), gap: gap.toFixed(12),
    breakdown: { production: production.toFixed(), transport: transport.toFixed(), setup: setup.toFixed(), charges: charges.toFixed(), lateness: lateness.toFixed() },
    allocations, facilities: [], prices: [], relaxations: [], conflict: [],
    certificate: { kind: status === 'OPTIMAL' || status === 'FEASIBLE' ? 'SEARCH' : 'NONE', method: '', demand: {}, hours: {}, stock: {} },
    seconds: 0, baselines: { greedyUnitPrice: null, greedySetupAware: null },
  }
}
