import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { contradictions } from './contradictions.js'
import { costViolations } from './cost.js'
import { deliveriesOf, wantedLines, type Delivery } from './deliveries.js'
import { explanationViolations } from './explanations.js'
import { decimal, Exact, exceeds, TOLERANCE } from './exact.js'
import { demandViolations, feasibilityViolations } from './feasibility.js'
import { fairnessViolations } from './fairness.js'
import { type Proved, provedAgain } from './proved.js'
import { serviceViolations } from './service.js'
import type { Violation } from './violation.js'

/** What the checker says of an answer: what is wrong, and what of the rest it has proved again. */
export interface Verification { violations: Violation[]; proved: Proved }

/**
 * Checks an answer against its instance with nothing of the solver's: every constraint, every part of the cost, the bound as far as the
 * certificate carries it. Without violations the answer is accepted: nothing in it is wrong or contradicted. Its plan and cost are thereby proved;
 * of its bound, and of the most that can be served, only what `proved` says.
 */
export function verify(instance: Instance, answer: Answer): Verification {
  const proved = provedAgain(instance, answer)
  const { deliveries, violations } = deliveriesOf(instance, answer)
  const found = [
    ...violations,
    ...feasibilityViolations(deliveries, instance),
    ...demandViolations(deliveries, instance, answer),
    ...costViolations(deliveries, answer),
    ...boundViolations(instance, answer, proved),
    ...verdictViolations(deliveries, { instance, answer }),
    ...serviceViolations(deliveries, { instance, answer, proved }),
  ]
  if (found.length > 0) return { violations: found, proved }
  // What refutes an answer by another plan begins from one that keeps the rules.
  const claims = { deliveries, instance, answer, proved }
  return { violations: [...fairnessViolations(deliveries, instance, answer), ...contradictions(claims), ...explanationViolations(claims)], proved }
}

/** Empty when the answer is accepted. */
export function checkAnswer(instance: Instance, answer: Answer): Violation[] {
  return verify(instance, answer).violations
}

function boundViolations(instance: Instance, answer: Answer, proved: Proved): Violation[] {
  const cost = decimal(answer.cost)
  const bound = decimal(answer.bound)
  const gap = decimal(answer.gap)
  if (!cost || !bound || !gap) return [{ rule: 'BOUND', at: 'bound', message: 'cost, bound and gap must be decimal texts' }]
  const found: Violation[] = []
  const trueGap = cost.isZero() ? new Exact(0) : cost.minus(bound).dividedBy(cost)
  if (exceeds(bound, cost)) found.push({ rule: 'BOUND', at: 'bound', message: `${bound} is above the cost ${cost}` })
  const stated = trueGap.toSignificantDigits(6)
  if (gap.minus(Exact.max(0, trueGap)).abs().greaterThan(TOLERANCE)) found.push({ rule: 'GAP', at: 'gap', message: `is ${stated}, not ${gap}` })
  if (answer.status === 'OPTIMAL' && trueGap.greaterThan(TOLERANCE)) {
    found.push({ rule: 'STATUS', at: 'status', message: `OPTIMAL with a gap of ${stated}` })
  }
  return [...found, ...certificateViolations(instance, answer, new Exact(proved.bound))]
}

/** A bound is proved by the prices, or said to be by a search; without either none is claimed. */
function certificateViolations(instance: Instance, answer: Answer, proved: Exact): Violation[] {
  const { kind } = answer.certificate
  const found = priceViolations(instance, answer)
  if (found.length > 0) return found
  if (exceeds(proved, new Exact(answer.cost))) {
    return [{ rule: 'BOUND', at: 'certificate', message: `its prices prove ${proved}, above the cost` }]
  }
  const claim = kind === 'NONE' ? new Exact(0) : proved
  return kind !== 'SEARCH' && exceeds(new Exact(answer.bound), claim) ? [{ rule: 'CERTIFICATE', at: 'certificate', message: `proves ${claim}, not ${answer.bound}` }] : []
}

/** Prices must name what exists, and only demand may have a negative one. */
function priceViolations(instance: Instance, { certificate }: Answer): Violation[] {
  const slots = new Set(wantedLines(instance).flatMap(({ key, line }) => line.slots.map(slot => `${key}/${slot.id}`)))
  const stock = new Set(instance.facilities.flatMap(facility => facility.stock.map((_entry, position) => `${facility.id}/${position}`)))
  const hours = new Set(instance.facilities.flatMap(facility =>
    facility.lines.flatMap(line => instance.periods.map(period => `${facility.id}/${line.id}/${period.id}`))))
  const wrong = (kind: 'demand' | 'hours' | 'stock', known: ReadonlySet<string>) => Object.entries(certificate[kind])
    .filter(([key, price]) => !known.has(key) || !Number.isFinite(price) || (kind !== 'demand' && price < 0))
    .map(([key]): Violation => ({ rule: 'CERTIFICATE', at: `${kind} ${key}`, message: 'is not a price of something in the instance' }))
  return [...wrong('demand', slots), ...wrong('hours', hours), ...wrong('stock', stock)]
}

/** Verdicts, where the answer carries them, cover every candidate once and agree with the allocations. */
function verdictViolations(deliveries: readonly Delivery[], { instance, answer }: { instance: Instance; answer: Answer }): Violation[] {
  if (answer.facilities.length === 0) return []
  const used = new Set(deliveries.map(delivery => `${delivery.lineKey} at ${delivery.facility.id}`))
  const verdicts = Map.groupBy(answer.facilities, verdict => `${verdict.request}/${verdict.line} at ${verdict.facility}`)
  const candidates = wantedLines(instance).flatMap(({ key }) => instance.facilities.map(facility => `${key} at ${facility.id}`))
  return candidates.flatMap((at): Violation[] => {
    const [verdict, ...others] = verdicts.get(at) ?? []
    if (!verdict || others.length > 0) return [{ rule: 'VERDICT', at, message: `has ${verdict ? others.length + 1 : 0} verdicts, not one` }]
    const chosen = used.has(at)
    if (verdict.chosen === chosen && (verdict.reason === 'CHOSEN') === chosen) return []
    return [{ rule: 'VERDICT', at, message: chosen ? 'is chosen, the verdict denies it' : 'is not chosen, the verdict says so' }]
  })
}
