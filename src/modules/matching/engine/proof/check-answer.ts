import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { pricedBound } from './bound.js'
import { costViolations } from './cost.js'
import { deliveriesOf, wantedLines, type Delivery } from './deliveries.js'
import { decimal, differs, Exact, exceeds, TOLERANCE } from './exact.js'
import { demandViolations, feasibilityViolations } from './feasibility.js'
import { fairnessViolations } from './fairness.js'
import { serviceViolations } from './service.js'
import type { Violation } from './violation.js'

/**
 * Checks an answer against its instance with nothing of the solver's: every constraint, every part of the cost, the bound as far as the
 * certificate carries it. Empty when the answer is accepted.
 */
export function checkAnswer(instance: Instance, answer: Answer): Violation[] {
  const { deliveries, violations } = deliveriesOf(instance, answer)
  return [
    ...violations,
    ...feasibilityViolations(deliveries, instance),
    ...demandViolations(deliveries, instance, answer),
    ...costViolations(deliveries, answer),
    ...boundViolations(instance, answer),
    ...verdictViolations(deliveries, { instance, answer }),
    ...serviceViolations(deliveries, instance, answer),
    ...fairnessViolations(deliveries, instance, answer),
  ]
}

function boundViolations(instance: Instance, answer: Answer): Violation[] {
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
  return [...found, ...certificateViolations(instance, answer, bound)]
}

function certificateViolations(instance: Instance, answer: Answer, bound: Exact): Violation[] {
  const { certificate } = answer
  const found = priceViolations(instance, answer)
  if (found.length > 0 || (answer.status !== 'OPTIMAL' && answer.status !== 'FEASIBLE')) return found
  const proved = new Exact(pricedBound(instance, certificate))
  if (exceeds(proved, new Exact(answer.cost))) {
    return [{ rule: 'BOUND', at: 'certificate', message: `its prices prove ${proved}, above the cost` }]
  }
  const claim = certificate.kind === 'LAGRANGIAN' ? bound : new Exact(0)
  const unproved = certificate.kind !== 'SEARCH' && (certificate.kind === 'NONE' ? differs(bound, claim) : exceeds(claim, proved))
  const message = `proves ${certificate.kind === 'NONE' ? 0 : proved}, not ${bound}`
  return unproved ? [{ rule: 'CERTIFICATE', at: 'certificate', message }] : []
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
