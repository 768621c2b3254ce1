import type { Answer, CostBreakdown } from '../../../src/modules/matching/engine/answer.js'
import type { Instance, Objective } from '../../../src/modules/matching/engine/instance.js'
import { divisionOf } from './division.js'
import { date } from './random-instance.js'
import type { Best } from './enumerate.js'
import type { Problem, Way } from './ways.js'

const DAY_0 = Date.UTC(2026, 11, 7) / 86_400_000

/** What brute force found by an objective, as an answer that the checker can judge. */
export function answerOf({ instance, problem, objective }: { instance: Instance; problem: Problem; objective: Objective }, { merit, quantities }: Best): Answer {
  const used = problem.ways.flatMap((way, at) => quantities[at] ? [{ way, units: quantities[at] }] : [])
  const short = merit.unserved > 0
  const allocations = used.map(({ way, units }) => ({ ...way.ids, quantity: String(units), fromStock: way.stock !== null, arrives: date(way.arrival - DAY_0) }))
  const asked = problem.slots.reduce((sum, { least }) => sum + least, 0)
  return {
    format: 'karya-matching-answer/1',
    status: short ? (used.length > 0 ? 'PARTIAL' : 'INFEASIBLE') : 'OPTIMAL',
    objective, cost: String(merit.cost), bound: String(merit.cost), gap: '0', breakdown: breakdownOf(problem, used, merit.cost),
    allocations, facilities: [], prices: [], relaxations: [], conflict: [],
    certificate: { kind: 'SEARCH', method: 'complete enumeration', demand: {}, hours: {}, stock: {} },
    service: short ? divisionOf(instance, allocations, asked - merit.unserved) : null, seconds: 0, baselines: { greedyUnitPrice: null, greedySetupAware: null },
  }
}

function breakdownOf({ charges }: Problem, used: { way: Way; units: number }[], cost: number): CostBreakdown {
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
  const production = sum(used.map(({ way, units }) => way.unit.price * units))
  const lateness = sum(used.map(({ way, units }) => way.unit.lateness * units))
  const setup = sum(new Map(used.map(({ way }) => [way.batch, way.capability?.setupCost ?? 0])).values())
  const charged = sum(new Map(used.map(({ way }) => [`${way.line} ${way.facility}`, charges[way.facility] ?? 0])).values())
  const transport = cost - production - lateness - setup - charged
  return { production: String(production), transport: String(transport), setup: String(setup), charges: String(charged), lateness: String(lateness) }
}
