import { Budget } from '../budget.js'
import type { Network, Slot } from '../network/network.js'
import { type CoreOptions, fairnessOf, type Phase } from '../options.js'
import type { Found } from '../plan/found.js'
import { Annealing } from './annealing.js'
import { Climber } from './ascent.js'
import { Clearing } from './clearing.js'
import { fillEvenly } from './even-fill.js'
import { lineBounds } from './line-bounds.js'
import type { Weighing } from './insertion.js'
import { marketOf } from './market.js'
import { pricedBy } from './priced.js'
import { Relaxation } from './relaxation.js'

const METHOD = 'own clearing: prices on hours, priced insertion, ruin and recreate'

/** Least due first; of those due together the larger first. */
const byUrgency = (slots: readonly Slot[]): Slot[] => slots.toSorted((a, b) => a.due - b.due || b.lower - a.lower || a.index - b.index)

/** Without any limit a clearing would go on for ever: so many steps are its own. */
const OWN_LIMIT = 8_000

const withLimit = (options: CoreOptions): CoreOptions =>
  options.workLimit === undefined && options.timeLimitSeconds === undefined ? { ...options, workLimit: OWN_LIMIT } : options

interface Run { relaxation: Relaxation; clearing: Clearing; climber: Climber; budget: Budget; options: CoreOptions }

const gapOf = (bound: number, best: number): number => (best > 0 ? Math.max(0, (best - bound) / best) : 0)

/** Units short that are no more than rounding. */
const SERVED = 1e-6

/** The bound is on serving everybody: of a plan that leaves something short it says nothing. */
const standOf = ({ clearing, climber }: Run): { bound: number; best: number; gap: number } => {
  const best = clearing.bestCost
  const bound = clearing.bestShort <= SERVED ? climber.state.bound : 0
  return { bound, best, gap: gapOf(bound, best) }
}

/** The cost of a plan that leaves something out is no cost of serving all: until there is one that does not, it is told what is left out. */
const report = (run: Run, phase: Phase): void => {
  const { bestShort } = run.clearing
  run.options.onProgress?.(bestShort > SERVED ? { phase: 'unserved', bound: 0, best: bestShort, gap: 1 } : { phase, ...standOf(run) })
}

const CLIMB_STEPS = 1_500
const ROUNDS_WITHOUT_GAIN = 4_000
const GOOD_ENOUGH = 1e-9
/** The search is as hot at first as this part of the average gap of a slot. */
const HEAT = 0.3

/** At least one step is taken: without prices there is no bound at all. */
const climb = async (run: Run, until: number, part: number): Promise<void> => {
  do {
    run.climber.step()
    run.budget.spend(1)
    await run.budget.breathe()
  } while (run.climber.state.steps < until && !run.climber.isDone && !run.budget.isSpent(part))
  report(run, 'prices')
}

const improve = async (run: Run): Promise<void> => {
  const { clearing, climber, budget, options } = run
  const gap = Math.max(0, clearing.cost - climber.state.bound)
  const annealing = new Annealing((HEAT * gap) / clearing.slots.length, options.seed ?? 1)
  const from = budget.used
  let idle = 0
  for (let round = 1; idle < ROUNDS_WITHOUT_GAIN && !budget.isSpent(); round += 1) {
    const allowance = annealing.allowance((budget.used - from) / (1 - from))
    idle = clearing.improve(climber.state.best, allowance) ? 0 : idle + 1
    budget.spend(1)
    if (round % 200 === 0) report(run, 'plan')
    if (standOf(run).gap <= GOOD_ENOUGH) return
    await budget.breathe()
  }
}

/** Of several ways to serve everyone once, the best is where the improvement starts. Where not all can be, an even division is tried whatever the rule: it may serve more in all. */
const begin = async ({ clearing, budget }: Run, order: readonly Slot[], poolPrices: Float64Array): Promise<void> => {
  const ways: [readonly Slot[], Weighing][] = [
    [order, { poolPrices, weight: 1 }], [order, { poolPrices, weight: 0.6 }], [order, { poolPrices, weight: 1, manner: 'ALL_COSTS' }],
    [clearing.slots, { poolPrices, weight: 0, manner: 'ALL_COSTS' }],
  ]
  for (const [at, way] of ways.entries()) {
    if (at > 0 && (budget.isStopped || budget.isLate(BEGINNING))) break
    await clearing.fill(...way)
  }
  clearing.backToBest()
  if (clearing.short <= SERVED) return
  await fillEvenly(clearing, order, { poolPrices, weight: 1 }, budget)
  clearing.backToBest()
}

/** From this part of the time on no other way to begin is tried. */
const BEGINNING = 0.5

/** Clears many slots at once: a proven bound from prices on hours, and the best plan found within the budget. */
export const planByClearing = async (network: Network, options: CoreOptions): Promise<Found> => {
  const budget = new Budget(withLimit(options))
  const market = marketOf(network, budget)
  const rule = fairnessOf(network.instance, options)
  const clearing = new Clearing(market, { seed: options.seed ?? 1, rule, budget })
  const relaxation = new Relaxation(market)
  const climber = new Climber(market, relaxation)
  const run: Run = { relaxation, clearing, climber, budget, options }
  await climb(run, CLIMB_STEPS, 0.35)
  const { best } = climber.state
  const priced = pricedBy(network, best, climber.state.bound)
  await begin(run, byUrgency(network.slots), best.pools)
  report(run, 'plan')
  climber.state.bound = Math.max(climber.state.bound, lineBounds(market, relaxation, best, budget))
  await improve(run)
  clearing.backToBest()
  const complete = clearing.short <= SERVED
  return { plan: clearing.ledger.placed(), complete, proven: complete, bound: complete ? climber.state.bound : 0, priced, method: METHOD }
}
