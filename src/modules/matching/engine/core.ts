import { Decimal } from 'decimal.js'
import type { AnswerAllocation, AnswerStatus } from './answer.js'
import { planEarliest } from './earliest.js'
import type { Instance } from './instance.js'
import { arcsOf } from './network/arcs.js'
import { dateOf } from './network/calendar.js'
import { type Network, networkOf, type Supply } from './network/network.js'
import type { CoreOptions } from './options.js'
import { steady } from './progress.js'
import type { Found, Priced } from './plan/found.js'
import { planForCost } from './plan-for-cost.js'
import type { Placed, Plan } from './plan/plan.js'
import { totals } from './plan/plan.js'
import { type ExactCost, exactCost } from './plan/price.js'
import { tidy, tidyFinely } from './plan/tidy.js'

/** The numeric answer: what explanations, relaxations and clearings are built from. */
export interface CoreResult {
  status: AnswerStatus
  cost: Decimal
  /** Proven lower bound on the cost of every plan that is as good in the better-ranked objectives (unserved quantity, arrival, facilities). */
  bound: Decimal
  /** (cost − bound) / cost. */
  gap: Decimal
  breakdown: ExactCost
  /** Units short of the slots' least quantities. */
  unserved: number
  /** The better-ranked objectives (who is served, arrival, facilities) are proven best. */
  proven: boolean
  /** No plan leaves fewer units unserved: proven; null where nothing is. */
  leastUnserved: number | null
  allocations: AnswerAllocation[]
  /** Who proved the bound, for people. */
  method: string
  priced: Priced | null
  network: Network
  plan: Plan
}

const OPTIMAL_GAP = new Decimal('1e-9')

export const gapOf = (cost: Decimal, bound: Decimal): Decimal => {
  if (cost.lessThanOrEqualTo(bound)) return new Decimal(0)
  return cost.isZero() ? new Decimal(1) : cost.minus(bound).dividedBy(cost.abs())
}

/** Which of several capabilities of one product and class. */
const capabilityOf = ({ instance }: Network, { facility, line, capability }: Supply): Pick<AnswerAllocation, 'capability'> => {
  const all = instance.facilities[facility]?.lines[line ?? -1]?.capabilities ?? []
  const own = all[capability ?? -1]
  const same = all.filter((each) => each.product === own?.product && each.class === own.class)
  return capability !== null && same.length > 1 ? { capability } : {}
}

const allocationOf = (network: Network, { arc, quantity }: Placed): AnswerAllocation => {
  const { demand, supply, slot } = arc
  const facility = network.instance.facilities[supply.facility]
  return {
    request: demand.request.id, line: demand.spec.id, slot: slot.spec.id, facility: facility?.id ?? '',
    facilityLine: supply.line === null ? null : facility?.lines[supply.line]?.id ?? '',
    period: supply.period === null ? null : network.instance.periods[supply.period]?.id ?? '',
    class: supply.class, ...capabilityOf(network, supply), quantity: new Decimal(quantity).toFixed(), fromStock: supply.line === null,
    stockEntry: supply.stockEntry, arrives: dateOf(arc.arrives),
  }
}

const unservedOf = (network: Network, plan: Plan): number => {
  const served = totals(plan, ({ arc }) => arc.slot.index)
  return network.slots.reduce((sum, slot) => sum + Math.max(0, slot.lower - (served.get(slot.index) ?? 0)), 0)
}

/** That a method found nothing proves nothing, unless it says so or there is no way to any slot. */
const isProvenInfeasible = (network: Network, { proven }: Found): boolean =>
  proven || network.demands.every((demand) => arcsOf(network, demand).length === 0)

const statusOf = (network: Network, found: Found, { plan, gap }: { plan: Plan; gap: Decimal }): AnswerStatus => {
  if (!found.complete && plan.length > 0) return 'PARTIAL'
  if (!found.complete) return isProvenInfeasible(network, found) ? 'INFEASIBLE' : 'UNKNOWN'
  return found.proven && gap.lessThanOrEqualTo(OPTIMAL_GAP) ? 'OPTIMAL' : 'FEASIBLE'
}

/** Round numbers may cost a plan its proof by no more than this part of its cost. */
const ROUNDING = new Decimal('1e-6')

/** The plan in round numbers, or as the method has it where only that is optimal. */
const tidied = (network: Network, found: Found, bound: Decimal): { plan: Plan; breakdown: ExactCost } => {
  const pricedOf = (plan: Plan) => ({ plan, breakdown: exactCost(network, plan) })
  const gapIn = ({ breakdown }: { breakdown: ExactCost }): Decimal => gapOf(breakdown.total, bound)
  const round = pricedOf(tidy(network, found.plan))
  if (!found.complete || gapIn(round).lessThanOrEqualTo(OPTIMAL_GAP) || gapIn(round).greaterThan(ROUNDING)) return round
  const fine = pricedOf(tidyFinely(network, found.plan))
  return gapIn(fine).lessThanOrEqualTo(OPTIMAL_GAP) ? fine : round
}

/** Prices what a method found in exact decimals; the bound never exceeds the cost. */
export const resultOf = (network: Network, found: Found): CoreResult => {
  const proved = Number.isFinite(found.bound) ? Decimal.max(0, new Decimal(found.bound)) : new Decimal(0)
  const { plan, breakdown } = tidied(network, found, proved)
  const cost = breakdown.total
  const bound = Decimal.min(cost, proved)
  const gap = gapOf(cost, bound)
  return {
    status: statusOf(network, found, { plan, gap }), cost, bound, gap, breakdown, unserved: unservedOf(network, plan),
    proven: found.proven, leastUnserved: found.leastUnserved ?? null,
    allocations: plan.map((placed) => allocationOf(network, placed)), method: found.method, priced: found.priced ?? null, network, plan,
  }
}

/** Solves an instance: the numeric answer without explanations. A pure function of instance and options but for time limits and stops. */
export const solveCore = async (instance: Instance, options: CoreOptions = {}): Promise<CoreResult> => {
  const network = networkOf(instance)
  const told = options.onProgress ? { ...options, onProgress: steady(options.onProgress) } : options
  const found = options.objective === 'EARLIEST' ? await planEarliest(network, told) : await planForCost(network, told)
  return resultOf(network, found)
}
