import { remaining } from './budget.js'
import { fewestByClearing } from './clearing/fewest-facilities.js'
import { planByClearing } from './clearing/plan-by-clearing.js'
import { planByMip } from './mip/plan-by-mip.js'
import { keepsShares } from './mip/shares.js'
import { hasShares, type Network } from './network/network.js'
import { type CoreOptions, fairnessOf } from './options.js'
import type { Found } from './plan/found.js'
import type { Plan } from './plan/plan.js'
import { exactCost } from './plan/price.js'
import { planStanding } from './scarcity/plan-standing.js'
import { compareStandings } from './scarcity/standing.js'
import { planSingle } from './single/plan-single.js'

/** Ways to serve a slot at most for which one mixed-integer model is the better method. */
const MOST_WAYS = 12_000

/** An upper estimate of how many ways there are to serve the slots. */
const waysIn = (network: Network): number =>
  network.demands.reduce((sum, demand) => sum + demand.slots.length * (network.supplyOf.get(demand.product.id)?.length ?? 0), 0)

export const isTooLargeForModel = (network: Network): boolean => waysIn(network) > MOST_WAYS

/** Below so many ways the model is solved at once; above, a short clearing first makes sure of a good plan and a bound. */
const FEW_WAYS = 400
const FIRST_SHARE = 0.25
const FIRST_STEPS = 600

const shortened = (options: CoreOptions): CoreOptions => ({
  ...options, workLimit: Math.min(FIRST_STEPS, options.workLimit ?? FIRST_STEPS),
  ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds * FIRST_SHARE }),
})

/** Two methods' answers to one question: the fairer and better plan, the better bound. */
const better = (network: Network, options: CoreOptions, one: Found, other: Found | null): Found => {
  if (!other || (one.complete && !other.complete)) return one
  if (!one.complete) return other.complete || other.proven || isAsFair(network, options, other, one) ? other : { ...one, ...leastUnservedOf(other) }
  const cheaper = isCheaper(network, one, other) ? one : other
  const surer = other.bound > one.bound ? other : one
  const priced = surer.priced ?? one.priced
  return { ...cheaper, bound: surer.bound, method: surer.method, ...(priced ? { priced } : {}) }
}

const isCheaper = (network: Network, one: Found, other: Found): boolean => exactCost(network, one.plan).total.lessThan(exactCost(network, other.plan).total)

const isAsFair = (network: Network, options: CoreOptions, one: Found, other: Found): boolean => {
  const rule = fairnessOf(network.instance, options)
  return compareStandings(planStanding(network, rule, one.plan), planStanding(network, rule, other.plan)) <= 0
}

const leastUnservedOf = ({ leastUnserved }: Found): Pick<Found, 'leastUnserved'> => (leastUnserved === undefined ? {} : { leastUnserved })

const byModelAndClearing = async (network: Network, options: CoreOptions): Promise<Found> => {
  const started = performance.now()
  const cleared = await planByClearing(network, shortened(options))
  return better(network, options, cleared, await planByMip(network, remaining(options, started)))
}

/** Models up to so many ways are tried where only a model proves the objective. */
const LARGEST_MODEL = 60_000
/** Part of the time for the model, where the clearing may have to step in. */
const MODEL_SHARE = 0.6

const part = (options: CoreOptions, share: number): CoreOptions =>
  options.timeLimitSeconds === undefined ? options : { ...options, timeLimitSeconds: options.timeLimitSeconds * share }

/** Only the model counts facilities per request; where it is too large or cannot prove who is served, the clearing competes, without the proof. */
const planFewest = async (network: Network, options: CoreOptions): Promise<Found> => {
  const started = performance.now()
  const found = waysIn(network) > LARGEST_MODEL ? null : await planByMip(network, part(options, MODEL_SHARE))
  if (found?.proven) return found
  const cleared = await fewestByClearing(network, remaining(options, started))
  return found ? betterOfFewest(network, options, cleared, found) : cleared
}

const facilitiesOf = (plan: Plan): number => new Set(plan.map(({ arc: { demand, supply } }) => `${demand.requestIndex}:${supply.facility}`)).size

/** The fairer, then the one with fewer facilities, then the cheaper. */
const betterOfFewest = (network: Network, options: CoreOptions, cleared: Found, byModel: Found): Found => {
  const isFair = isAsFair(network, options, cleared, byModel)
  if (cleared.complete !== byModel.complete) return cleared.complete ? cleared : byModel
  if (!isFair || !isAsFair(network, options, byModel, cleared)) return isFair ? cleared : byModel
  const more = facilitiesOf(cleared.plan) - facilitiesOf(byModel.plan)
  if (more !== 0) return more < 0 ? cleared : byModel
  return isCheaper(network, cleared, byModel) ? { ...cleared, bound: Math.max(cleared.bound, byModel.bound) } : byModel
}

/**
 * Shares span the whole plan, and only the model knows them. Where it is too large or cannot prove who is served, a plan made without them may keep them
 * all the same; what is proved without them holds with them, but for what can be served.
 */
const planForShares = async (network: Network, options: CoreOptions): Promise<Found> => {
  const started = performance.now()
  const byModel = waysIn(network) > LARGEST_MODEL ? null : await planByMip(network, part(options, MODEL_SHARE))
  if (byModel?.proven) return byModel
  const cleared = await planByClearing(network, remaining(options, started))
  if (!keepsShares(network, cleared.plan)) return byModel ?? nothingFound
  if (!byModel) return cleared
  return options.objective === 'FEWEST_FACILITIES' ? betterOfFewest(network, options, cleared, byModel) : better(network, options, cleared, byModel)
}

/** Least cost (with the fewest facilities, where the objective says so) by the method that fits the instance's shape and size. */
export const planForCost = async (network: Network, options: CoreOptions): Promise<Found> => {
  if (hasShares(network)) return planForShares(network, options)
  if (options.objective === 'FEWEST_FACILITIES') return planFewest(network, options)
  const started = performance.now()
  const single = planSingle(network, options)
  if (single?.isEnded === true) return single
  return better(network, options, await planMany(network, remaining(options, started)), single)
}

const planMany = async (network: Network, options: CoreOptions): Promise<Found> => {
  const ways = waysIn(network)
  if (ways > MOST_WAYS) return planByClearing(network, options)
  if (ways > FEW_WAYS) return byModelAndClearing(network, options)
  const started = performance.now()
  const found = await planByMip(network, options)
  if (found?.proven) return found
  return better(network, options, await planByClearing(network, remaining(options, started)), found)
}

/** Neither the model nor the clearing had a plan within the budget: nothing is claimed. */
const nothingFound: Found = { plan: [], complete: false, proven: false, bound: 0, method: 'no plan within the budget' }
