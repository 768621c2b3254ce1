import { baselinesOf } from '../../dist/modules/matching/engine/greedy/baselines.js'
import { type CoreResult, solveCore } from '../../dist/modules/matching/engine/core.js'
import { costViolations } from '../../dist/modules/matching/engine/proof/cost.js'
import { deliveriesOf } from '../../dist/modules/matching/engine/proof/deliveries.js'
import { feasibilityViolations, unservedBySlot } from '../../dist/modules/matching/engine/proof/feasibility.js'
import type { Answer } from '../../dist/modules/matching/engine/answer.js'
import type { Instance } from '../../dist/modules/matching/engine/instance.js'
import { cpuSecondsWithChildren } from '../read/processes.ts'
import type { Case } from './cases.ts'

/** One instance solved, in seconds. CPU time, to which other programs' load adds little, is of the thread that searches, or of this process and its children where HiGHS proved the bound. */
export interface Measured {
  seed: number
  wall: number
  /** By the clock that the engine's time limits go by. */
  counted: number
  cpu: number
  status: string
  cost: number
  gap: number
  /** How much dearer the greedy methods' plans are, as a part; null where they find none. */
  overUnitPrice: number | null
  overSetupAware: number | null
  /** How far the cost is from the cross-check's optimum, as a part of it; null without a cross-check. */
  fromOptimum: number | null
  /** Why the independent checker refuses the plan; null when it accepts it. */
  refusal: string | null
}

const over = (greedy: { toNumber(): number } | null, best: number): number | null => (greedy === null || best === 0 ? null : greedy.toNumber() / best - 1)

/** What the independent checker finds wrong with the plan; null when nothing. */
const refusal = (instance: Instance, core: CoreResult): string | null => {
  const breakdown = Object.fromEntries(Object.entries(core.breakdown).map(([part, cost]) => [part, cost.toFixed()]))
  const answer = { allocations: core.allocations, cost: core.cost.toFixed(), breakdown } as unknown as Answer
  const { deliveries, violations } = deliveriesOf(instance, answer)
  const wrong = [...violations, ...feasibilityViolations(deliveries, instance), ...costViolations(deliveries, answer)]
  const unserved = [...unservedBySlot(deliveries, instance).values()].some((units) => units.greaterThan(1e-6))
  const notSaid = unserved && core.status !== 'PARTIAL'
  return wrong.length > 0 || notSaid ? `${JSON.stringify(wrong.slice(0, 3))}${notSaid ? ', not all is served' : ''}` : null
}

const threadSeconds = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}

export const measure = async (row: Case, seed: number, onProgress: (phase: string, gap: number) => void): Promise<Measured> => {
  const instance = row.make(seed)
  const started = { wall: Date.now(), counted: performance.now() }
  const before = { family: cpuSecondsWithChildren(process.pid), thread: threadSeconds() }
  const core = await solveCore(instance, {
    ...(row.timeLimitSeconds === null ? {} : { timeLimitSeconds: row.timeLimitSeconds }),
    onProgress: ({ phase, gap }) => onProgress(phase, gap),
  })
  const [wall, counted] = [(Date.now() - started.wall) / 1000, (performance.now() - started.counted) / 1000]
  const cpu = core.method.includes('HiGHS') ? cpuSecondsWithChildren(process.pid) - before.family : threadSeconds() - before.thread
  const greedy = baselinesOf(core.network)
  const cost = core.cost.toNumber()
  const optimum = await row.crossCheck?.(instance)
  return {
    seed, wall, counted, cpu, status: core.status, cost, gap: core.gap.toNumber(),
    overUnitPrice: over(greedy.greedyUnitPrice, cost), overSetupAware: over(greedy.greedySetupAware, cost),
    refusal: refusal(instance, core),
    fromOptimum: optimum === undefined ? null : Math.abs(cost - optimum) / optimum,
  }
}
