import { Decimal } from 'decimal.js'
import type { AnswerStatus } from '../answer.js'
import { type CoreResult, solveCore } from '../core.js'
import type { Instance, Objective, ShareRule } from '../instance.js'
import type { CoreOptions } from '../options.js'
import { type Change, changed } from './change.js'
import { isComplete } from './resolver.js'

/** A what-if: the instance with some request lines changed, perhaps another objective or fair shares. Nothing is held. */
export interface Scenario { name: string; objective?: Objective; changes?: readonly Change[]; shares?: ShareRule[] }

/** One scenario's plan in the figures that people choose by. */
export interface Compared {
  name: string
  status: AnswerStatus
  cost: string
  bound: string
  unserved: string
  facilities: number
  /** Day of the last arrival; null when nothing is delivered. */
  lastArrival: string | null
  /** Cost above the first scenario's; null unless both serve everything, as costs of different deliveries do not compare. */
  costsMore: string | null
}

/** Solves every scenario and sets them side by side; the first is what the others are compared with. */
export async function compare(instance: Instance, scenarios: readonly Scenario[], options: CoreOptions = {}): Promise<Compared[]> {
  const results: { name: string; core: CoreResult }[] = []
  for (const { name, objective, changes = [], shares } of scenarios) {
    const wanted: CoreOptions = { ...options, ...(objective ? { objective } : {}) }
    const core = await solveCore({ ...changes.reduce(changed, instance), ...(shares ? { shares } : {}) }, wanted)
    results.push({ name, core })
  }
  const first = results[0]?.core
  return results.map(({ name, core }) => comparedWith(first ?? core, core, name))
}

function comparedWith(first: CoreResult, core: CoreResult, name: string): Compared {
  const comparable = isComplete(core) && isComplete(first)
  return {
    name, status: core.status, cost: core.cost.toFixed(), bound: core.bound.toFixed(),
    unserved: new Decimal(core.unserved).toDecimalPlaces(9).toFixed(),
    facilities: new Set(core.allocations.map(each => each.facility)).size,
    lastArrival: core.allocations.map(each => each.arrives).sort().at(-1) ?? null,
    costsMore: comparable ? core.cost.minus(first.cost).toFixed() : null,
  }
}
