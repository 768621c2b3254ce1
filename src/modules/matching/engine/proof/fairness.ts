import type { Answer, AnswerAllocation } from '../answer.js'
import type { Instance } from '../instance.js'
import { dateOf } from './calendar.js'
import { deliveriesOf, type Delivery, whichOf } from './deliveries.js'
import { feasibilityViolations } from './feasibility.js'
import { isFairer, slotShares, type SlotShare, standing } from './service.js'
import type { Violation } from './violation.js'

/** Exchanges that are tried at most: each is checked against every rule. */
const MOST_TRIALS = 200
/** Parts of an allocation that are given to another slot: all of it, half, and so little that nothing else changes. */
const PARTS = [1, 0.5, 0.01]
const SAME = 1e-6

/**
 * Looks for an exchange that would be fairer: a slot that is short takes hours or stock from one that is served, and every rule still holds. A division
 * that is claimed to be the best by its rule has none. Exchanges of more than two slots are not tried: to find none is no proof of fairness.
 */
export function fairnessViolations(deliveries: readonly Delivery[], instance: Instance, answer: Answer): Violation[] {
  const { service = null } = answer
  if (!service?.proven) return []
  const slots = slotShares(deliveries, instance, service.rule)
  const now = standing(slots, service.rule)
  let trials = 0
  for (const short of slots.filter(slot => slot.short.greaterThan(SAME))) {
    for (const given of deliveries.filter(({ slotKey }) => slotKey !== short.key)) {
      for (const allocation of takersOf(given, short, instance)) {
        for (const part of PARTS) {
          if (++trials > MOST_TRIALS) return []
          const trial = exchanged(answer, instance, { given, allocation, part })
          if (trial && isFairer(standing(slotShares(trial, instance, service.rule), service.rule), now)) {
            return [{ rule: 'FAIRNESS', at: short.key, message: `could have some of what ${given.slotKey} takes at ${given.sourceKey}, and ${service.rule} puts it first` }]
          }
        }
      }
    }
  }
  return []
}

/** Every way to use the source of a delivery for another slot, without a quantity. */
function takersOf({ allocation, source, facility }: Delivery, short: SlotShare, instance: Instance): AnswerAllocation[] {
  const taker = instance.requests.flatMap(({ id, lines }) => lines.flatMap(spec => spec.slots.map(slot => ({ request: id, line: spec.id, slot: slot.id, spec }))))
    .find(({ request, line, slot }) => `${request}/${line}/${slot}` === short.key)
  if (!taker) return []
  const { spec, ...names } = taker
  const { capability: _own, ...given } = allocation
  const offers = source.from === 'LINE' ? source.line.capabilities : [source.stock]
  return offers.filter(({ product }) => product === spec.product).map(offer => ({
    ...given, ...names, facility: facility.id, class: offer.class, ...whichOf(offers, offer), quantity: '0', arrives: '',
  }))
}

interface Exchange { given: Delivery; allocation: AnswerAllocation; part: number }

/** The plan with part of a delivery given to the other slot; null when that breaks any rule. */
function exchanged(answer: Answer, instance: Instance, { given, allocation, part }: Exchange): Delivery[] | null {
  const [taker] = deliveriesOf(instance, { ...answer, allocations: [allocation] }).deliveries
  if (!taker) return null
  const quantity = gained(answer, { given, taker, part })
  if (quantity <= 0) return null
  const isTaker = (other: AnswerAllocation): boolean => sourceName(other) === sourceName(allocation)
  const already = answer.allocations.find(isTaker)
  const allocations = answer.allocations.filter(other => !isTaker(other)).flatMap((other): AnswerAllocation[] => {
    if (other !== given.allocation) return [other]
    return part === 1 ? [] : [{ ...other, quantity: given.quantity.times(1 - part).toFixed() }]
  })
  allocations.push({ ...allocation, arrives: dateOf(taker.timing.arrival), quantity: taker.quantity.plus(already?.quantity ?? 0).plus(quantity).toFixed() })
  const { deliveries } = deliveriesOf(instance, { ...answer, allocations })
  return feasibilityViolations(deliveries, instance).length === 0 ? deliveries : null
}

/** Units that the freed hours, or stock, make for the taker; a hair less, so that rounding breaks no rule. */
function gained(answer: Answer, { given, taker, part }: { given: Delivery; taker: Delivery; part: number }): number {
  const freed = given.quantity.times(part).toNumber()
  if (given.source.from === 'STOCK' || taker.source.from === 'STOCK') return rounded(taker, freed)
  const { capability } = taker.source
  const isSetUp = answer.allocations.some(({ request, line, facilityLine, period, class: made, capability: position }) => (
    request === taker.allocation.request && line === taker.allocation.line && facilityLine === taker.allocation.facilityLine
    && period === taker.allocation.period && made === taker.allocation.class && position === taker.allocation.capability
  ))
  return rounded(taker, (freed / given.source.capability.unitsPerHour - (isSetUp ? 0 : capability.setupHours)) * capability.unitsPerHour)
}

function rounded({ product, slot }: Delivery, units: number): number {
  const most = Math.min(units, slot.quantity)
  return product.whole ? Math.floor(most + 1e-9) : most * (1 - 1e-9)
}

function sourceName({ request, line, slot, facility, facilityLine, period, class: made, capability, stockEntry }: AnswerAllocation): string {
  return [request, line, slot, facility, facilityLine, period, made, capability, stockEntry].join('/')
}
