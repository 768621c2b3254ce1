import { claimedForAllDays, orOnAnyDay } from './all-days.js'
import { remaining } from './budget.js'
import type { FairnessRule } from './instance.js'
import { planByClearing } from './clearing/plan-by-clearing.js'
import { arcsOf } from './network/arcs.js'
import { arrivingBy, hasShares, type Network } from './network/network.js'
import { leastUnserved, type Reached } from './mip/plan-by-mip.js'
import { isTooLargeForModel, planForCost } from './plan-for-cost.js'
import { keepsShares } from './mip/shares.js'
import type { Found } from './plan/found.js'
import { type CoreOptions, fairnessOf } from './options.js'
import { planStanding } from './scarcity/plan-standing.js'
import { fairnessRules } from './scarcity/fairness-rules.js'
import { compareStandings, type Standing, standingOf } from './scarcity/standing.js'
import { leastUnservedSingle } from './single/plan-single.js'

const arrivalDays = (network: Network): number[] => {
  const days = new Set<number>()
  for (const demand of network.demands) for (const arc of arcsOf(network, demand)) days.add(arc.arrives)
  return [...days].sort((a, b) => a - b)
}

/** Steps of a clearing that only looks how much can be served. */
const LOOK_STEPS = 200

/** Who is served, as the rule compares it. */
interface Look { standing: Standing; proven: boolean }

const looked = (network: Network, options: CoreOptions, { plan, proven }: Reached): Look =>
  ({ standing: planStanding(network, fairnessOf(network.instance, options), plan), proven })

/** The only slot of an instance, whatever the party it is in. */
const singleStanding = ({ slots: [slot] }: Network, rule: FairnessRule, short: number): Standing =>
  standingOf(fairnessRules[rule].ranking, [{ asked: slot?.lower ?? 0, short }])

/** A short clearing, which knows nothing of shares. */
const lookByClearing = async (network: Network, options: CoreOptions): Promise<Reached> => {
  const { onProgress: _silent, ...silent } = options
  const { plan, complete } = await planByClearing(network, { ...silent, workLimit: Math.min(LOOK_STEPS, options.workLimit ?? LOOK_STEPS) })
  return { plan, proven: complete && !hasShares(network) }
}

/** What is left unserved at the least; the fairer of two plans without a proof where the model is too large, or fails. */
const reached = async (network: Network, options: CoreOptions): Promise<Look> => {
  const started = performance.now()
  const known = leastUnservedSingle(network)
  if (known !== null) return { standing: singleStanding(network, fairnessOf(network.instance, options), known), proven: true }
  const found = isTooLargeForModel(network) ? null : await leastUnserved(network, options)
  const byModel = found && looked(network, options, found)
  if (byModel?.proven) return byModel
  const own = await lookByClearing(network, remaining(options, started))
  const cleared = looked(network, options, own)
  return byModel && (!keepsShares(network, own.plan) || compareStandings(byModel.standing, cleared.standing) <= 0) ? byModel : cleared
}

/** What can be served by one day after the other says nothing of the plan that is looked for. */
const withoutFigures = ({ onProgress, ...options }: CoreOptions): CoreOptions =>
  onProgress ? { ...options, onProgress: () => onProgress({ phase: 'arrival', best: Infinity, bound: 0, gap: Infinity }) } : options

/** Least unserved first, by the rule, then the earliest latest arrival (by bisection: more days never serve less), then cost. */
export const planEarliest = async (network: Network, options: CoreOptions): Promise<Found> => {
  const started = performance.now()
  const days = arrivalDays(network)
  let low = 0
  let high = days.length - 1
  const looking = withoutFigures(options)
  const look = (within: Network): Promise<Look> => reached(within, remaining(looking, started, 2 + Math.ceil(Math.log2(1 + high - low))))
  const all = await look(network)
  let proven = all.proven
  while (low < high && options.signal?.aborted !== true) {
    const middle = (low + high) >> 1
    const here = await look(arrivingBy(network, days[middle] ?? Infinity))
    proven &&= here.proven
    if (compareStandings(here.standing, all.standing) <= 0) high = middle
    else low = middle + 1
  }
  const isLast = high >= days.length - 1
  const found = claimedForAllDays(await planForCost(arrivingBy(network, days[high] ?? Infinity), remaining(options, started, proven || isLast ? 1 : 2)), isLast, all)
  const best = found.complete || isLast || options.signal?.aborted === true ? found : await orOnAnyDay(network, remaining(options, started), found)
  return { ...best, proven: best.proven && proven && low >= high }
}
