import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { breakdownOf, roughCost } from './cost.js'
import type { Delivery } from './deliveries.js'
import { Exact, sum } from './exact.js'
import { feasibilityViolations, groupedBy, unservedBySlot } from './feasibility.js'
import type { Proved } from './proved.js'
import { refilled, type Wanted } from './refill.js'
import { isFairer, slotShares, standing } from './service.js'
import type { Violation } from './violation.js'
import { type Way, waysIn } from './ways.js'

/** Plans that are tried at most against one claim, and deliveries in all of them: each plan is checked against every rule. */
const MOST_TRIALS = 200
const MOST_DELIVERIES = 50_000
/** What is less of a quantity, or of money, is noise of a solver. */
const NOISE = 1e-5

/** An answer, and what is known of it. */
export interface Claims { deliveries: readonly Delivery[]; instance: Instance; answer: Answer; proved: Proved }

interface Setting extends Claims { waysTo: (slotKey: string) => readonly Way[] }

/**
 * Looks for a plan that cannot be if the answer's claims are true: one that serves more, from what is free; one that costs less, with some of the
 * deliveries taken from elsewhere. Such a plan refutes the claim. To find none proves nothing.
 */
export function contradictions(claims: Claims): Violation[] {
  const setting: Setting = { ...claims, waysTo: waysIn(claims.instance) }
  return [...servesMore(setting), ...costsLess(setting)]
}

function servesMore(setting: Setting): Violation[] {
  const { deliveries, instance, answer: { service = null, status } } = setting
  if (!service || (status !== 'INFEASIBLE' && !service.proven && Number(service.atMost) >= Number(service.asked))) return []
  const now = standing(slotShares(deliveries, instance, service.rule), service.rule)
  const most = new Exact(service.atMost)
  for (const [plan, at] of additions(setting)) {
    const slots = slotShares(plan, instance, service.rule)
    const served = sum(slots.map(({ asked, short }) => asked.minus(short)))
    if (!isMore(served, new Exact(service.served)) || feasibilityViolations(plan, instance).length > 0) continue
    if (status === 'INFEASIBLE') return [{ rule: 'STATUS', at, message: `INFEASIBLE, yet ${served} units can be delivered` }]
    if (isMore(served, most)) return [{ rule: 'SERVICE', at: 'service.atMost', message: `is ${service.atMost}, yet ${served} can be served` }]
    if (service.proven && isFairer(standing(slots, service.rule), now)) {
      return [{ rule: 'FAIRNESS', at, message: `could have more of what is free, and ${service.rule} wants it to` }]
    }
  }
  return []
}

/** The plan with more for slots that are short: all of them or one, from all facilities or one. */
function* additions(setting: Setting): Generator<[Delivery[], string]> {
  const { deliveries, instance } = setting
  const short = [...unservedBySlot(deliveries, instance)].flatMap(([slot, units]): [string, number][] => units.greaterThan(0) ? [[slot, units.toNumber()]] : [])
  for (const wanted of short.length > 1 ? [short, ...short.map(each => [each])] : [short]) {
    for (const plan of fills(setting, deliveries, new Map(wanted))) yield [plan, wanted.map(([slot]) => slot).join(', ')]
  }
}

function costsLess(setting: Setting): Violation[] {
  const { deliveries, instance, answer, proved } = setting
  const bound = new Exact(answer.bound)
  if (proved.boundIsProved) return []
  let [trials, looked] = [0, 0]
  for (const plan of exchanges(setting)) {
    looked += plan.length
    if (++trials > MOST_TRIALS || looked > MOST_DELIVERIES) return []
    if (roughCost(plan) >= bound.toNumber()) continue
    const cost = sum(Object.values(breakdownOf(plan)))
    if (isMore(bound, cost) && isAsGood(plan, setting) && feasibilityViolations(plan, instance).length === 0) {
      const where = plan.find(delivery => !deliveries.includes(delivery))
      return [{ rule: 'BOUND', at: 'bound', message: `is ${answer.bound}, yet a plan as good costs ${cost.toSignificantDigits(12)}, with more from ${where?.sourceKey ?? 'fewer facilities'}` }]
    }
  }
  return []
}

/** The plan with some of its deliveries taken from elsewhere: one, all from a facility for a request line, all for a request line. */
function* exchanges(setting: Setting): Generator<Delivery[]> {
  const { deliveries } = setting
  const groups = [
    ...deliveries.map(delivery => [delivery]),
    ...groupedBy(deliveries, ({ lineKey, facility }) => `${lineKey} at ${facility.id}`).values(),
    ...groupedBy(deliveries, ({ lineKey }) => lineKey).values(),
  ]
  for (const group of groups) {
    const wanted = new Map([...groupedBy(group, ({ slotKey }) => slotKey)].map(([slot, own]) => [slot, sum(own.map(({ quantity }) => quantity)).toNumber()]))
    yield* fills(setting, deliveries.filter(delivery => !group.includes(delivery)), wanted)
  }
}

/** What is kept, filled up from all facilities, and from one alone. */
function* fills({ waysTo }: Setting, kept: readonly Delivery[], wanted: Wanted): Generator<Delivery[]> {
  yield refilled(kept, wanted, waysTo)
  const facilities = new Set([...wanted.keys()].flatMap(slot => waysTo(slot).map(({ delivery }) => delivery.facility)))
  if (facilities.size < 2) return
  for (const only of facilities) yield refilled(kept, wanted, slot => waysTo(slot).filter(({ delivery }) => delivery.facility === only))
}

function isMore(value: Exact, other: Exact): boolean {
  return value.minus(other).greaterThan(other.abs().plus(1).times(NOISE))
}

/** No slot is served less, and the objective is met as well; by every objective where the answer does not name its own. */
function isAsGood(plan: readonly Delivery[], { deliveries, instance, answer: { objective } }: Setting): boolean {
  const before = unservedBySlot(deliveries, instance)
  if ([...unservedBySlot(plan, instance)].some(([slot, units]) => isMore(units, before.get(slot) ?? new Exact(0)))) return false
  const isLater = lastArrival(plan) > lastArrival(deliveries)
  const hasMore = facilitiesIn(plan) > facilitiesIn(deliveries)
  return !(isLater && objective !== 'COST' && objective !== 'FEWEST_FACILITIES') && !(hasMore && objective !== 'COST' && objective !== 'EARLIEST')
}

function lastArrival(plan: readonly Delivery[]): number {
  return Math.max(...plan.map(({ timing }) => timing.arrival))
}

function facilitiesIn(plan: readonly Delivery[]): number {
  return new Set(plan.map(({ allocation, facility }) => `${allocation.request} at ${facility.id}`)).size
}
