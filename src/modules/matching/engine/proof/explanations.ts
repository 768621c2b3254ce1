import type { Answer, Relaxation, ShadowPrice } from '../answer.js'
import type { Instance } from '../instance.js'
import { pricedBound, pricedLine } from './bound.js'
import type { Claims } from './contradictions.js'
import { decimal, differs, Exact, exceeds, sum } from './exact.js'
import { unservedBySlot } from './feasibility.js'
import { loosened, withOneMore } from './loosened.js'
import { mostServed } from './served.js'
import type { Violation } from './violation.js'

interface Case extends Claims { claimed: Exact }

/** Facilities times periods that are looked at for prices and relaxations in all. */
const MOST_WORK = 300_000

/** Quantities are said in so many digits, and never more than is delivered. */
const QUANTITY_STEP = 0.01

/**
 * Prices and relaxations are of plans that the answer does not have, so they are not proved. They have to be about what there is, and to agree with
 * the answer's figures; and what they promise must not be beyond what certificate and cover prove for the changed instance. Of large instances only
 * the first are looked at.
 */
export function explanationViolations(claims: Claims): Violation[] {
  const { instance, answer: { prices, relaxations, status, cost, bound } } = claims
  const setting: Case = { ...claims, claimed: new Exact(status === 'OPTIMAL' ? cost : bound) }
  const lines = instance.requests.flatMap(request => request.lines).length
  const once = Math.max(1, instance.facilities.length * instance.periods.length)
  return [
    ...prices.slice(0, Math.ceil(MOST_WORK / (once * lines))).flatMap(price => told('PRICE', price.constraint, priceFault(setting, price))),
    ...relaxations.slice(0, Math.ceil(MOST_WORK / once)).flatMap(each => told('RELAXATION', `${each.kind} of ${each.request}/${each.line}`, relaxationFault(setting, each))),
  ]
}

function told(rule: Violation['rule'], at: string, message: string | null): Violation[] {
  return message === null ? [] : [{ rule, at, message }]
}

function priceFault({ instance, answer, claimed }: Case, { constraint, value }: ShadowPrice): string | null {
  const more = withOneMore(instance, constraint)
  const saves = decimal(value)
  if (!more) return 'is not in the instance'
  if (!saves || !isComplete(answer)) return saves ? 'has a price, yet not all is served' : `${value} is no amount`
  return beyondProof(claimed.minus(saves), pricedBound(more, answer.certificate))
}

function relaxationFault(setting: Case, relaxation: Relaxation): string | null {
  if (relaxation.kind === 'QUANTITY') return quantityFault(setting, relaxation)
  const { instance, answer, claimed, proved } = setting
  const looser = loosened(instance, relaxation)
  const [cost, saves] = [decimal(relaxation.cost), relaxation.saves === null ? null : decimal(relaxation.saves)]
  if (!looser) return `${relaxation.to} loosens nothing`
  if (!cost || cost.isNegative()) return `${relaxation.cost} is no cost`
  if (!isComplete(answer)) return saves ? 'saves, yet not all is served' : helpFault(setting, { looser, relaxation })
  if (!saves || differs(cost.plus(saves), claimed)) return `${relaxation.cost} and ${relaxation.saves} saved are not ${claimed}`
  const before = Number(proved.bound)
  if (before <= 0) return null
  const key = `${relaxation.request}/${relaxation.line}`
  const [now, then] = [instance, looser].map(each => pricedLine(each, answer.certificate, key))
  return beyondProof(cost, before - (now ?? 0) + (then ?? 0))
}

function quantityFault({ deliveries }: Case, { request, line, slot, to }: Relaxation): string | null {
  const own = deliveries.filter(({ slotKey }) => slotKey === `${request}/${line}/${slot}`)
  const served = sum(own.map(({ quantity }) => quantity))
  const stated = decimal(to)
  const isThere = stated !== null && stated.greaterThan(0) && !exceeds(stated, served) && served.minus(stated).lessThan(QUANTITY_STEP)
  return isThere ? null : `${to} is said of ${slot}, ${served} are delivered`
}

function beyondProof(cost: Exact, proved: number): string | null {
  const least = new Exact(Math.max(0, proved))
  return exceeds(least, cost) ? `would cost ${cost}; with it no plan costs less than ${least.toSignificantDigits(12)}` : null
}

/** All of the line is served, and of the others no less. */
function helpFault({ deliveries, instance, answer: { service } }: Case, { looser, relaxation: { request, line } }: { looser: Instance; relaxation: Relaxation }): string | null {
  const short = sum([...unservedBySlot(deliveries, instance)].filter(([slot]) => slot.startsWith(`${request}/${line}/`)).map(([, units]) => units))
  if (!service || short.isZero()) return 'helps a line that is not short'
  const needed = short.plus(service.served)
  const most = new Exact(mostServed(looser, service.cover))
  return needed.minus(most).greaterThan(needed.times(1e-6)) ? `serves ${needed}; with it no plan serves more than ${most.toSignificantDigits(12)}` : null
}

function isComplete({ status }: Answer): boolean {
  return status === 'OPTIMAL' || status === 'FEASIBLE'
}
