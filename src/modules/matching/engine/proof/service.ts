import type { Answer, Service } from '../answer.js'
import type { FairnessRule, Instance } from '../instance.js'
import { type Delivery, wantedLines } from './deliveries.js'
import { decimal, differs, Exact, exceeds } from './exact.js'
import { unservedBySlot } from './feasibility.js'
import type { Proved } from './proved.js'
import type { Violation } from './violation.js'

/** One slot of the instance, with what of its least quantity is served. */
export interface SlotShare { key: string; party: string; asked: Exact; short: Exact }

const partyOf: Record<FairnessRule, (of: { due: string; buyer: string }) => string> = {
  MOST_SERVED: () => 'all',
  EARLIEST_DUE: ({ due }) => due,
  EVEN_SHARES: ({ buyer }) => buyer,
}

export function slotShares(deliveries: readonly Delivery[], instance: Instance, rule: FairnessRule): SlotShare[] {
  const missing = unservedBySlot(deliveries, instance)
  const buyers = new Map(instance.requests.flatMap(({ id, buyer = id, lines }) => lines.map(line => [`${id}/${line.id}`, buyer])))
  return wantedLines(instance).flatMap(({ key, line }) => line.slots.map((slot): SlotShare => ({
    key: `${key}/${slot.id}`, party: partyOf[rule]({ due: slot.due, buyer: buyers.get(key) ?? '' }),
    asked: new Exact(slot.quantity).times(new Exact(1).minus(line.under)), short: missing.get(`${key}/${slot.id}`) ?? new Exact(0),
  })))
}

/** Parts unserved that differ by less are the same. */
const SAME = 1e-6

/** What is unserved, as the rule compares it: by party in units, or the shares of the parties, the worst first. */
export function standing(slots: readonly SlotShare[], rule: FairnessRule): number[] {
  const parties = [...Map.groupBy(slots, ({ party }) => party)].sort(([one], [other]) => (one < other ? -1 : 1))
  const shorts = parties.map(([, own]) => own.reduce((sum, { short }) => sum + short.toNumber(), 0))
  if (rule !== 'EVEN_SHARES') return shorts
  const asked = parties.map(([, own]) => own.reduce((sum, slot) => sum + slot.asked.toNumber(), 0))
  return shorts.map((short, at) => short / (asked[at] ?? 1)).sort((one, other) => other - one)
}

export function isFairer(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((figure, index) => Math.abs(figure - (other[index] ?? 0)) > SAME * Math.max(1, figure))
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

const wrong = (at: string, message: string): Violation => ({ rule: 'SERVICE', at, message })

const stated = (at: string, text: string, right: Exact): Violation[] => {
  const value = decimal(text)
  return value && !differs(value, right) ? [] : [wrong(at, `is ${right.toSignificantDigits(12)}, not ${text}`)]
}

const total = (values: readonly Exact[]): Exact => values.reduce((sum, value) => sum.plus(value), new Exact(0))
const askedOf = (slots: readonly SlotShare[]): Exact => total(slots.map(({ asked }) => asked))
const servedOf = (slots: readonly SlotShare[]): Exact => askedOf(slots).minus(total(slots.map(({ short }) => short)))

/** What an answer says of who is served: every figure recomputed, the most that can be served as far as the cover carries it. */
export function serviceViolations(deliveries: readonly Delivery[], { instance, answer, proved }: { instance: Instance; answer: Answer; proved: Proved }): Violation[] {
  const { service = null, status } = answer
  const isComplete = status === 'OPTIMAL' || status === 'FEASIBLE'
  if (!service) return isComplete ? [] : [wrong('service', `is not stated, and so nothing is claimed that could make it ${status}`)]
  if (isComplete) return [wrong('service', 'is stated although all is served')]
  const slots = slotShares(deliveries, instance, service.rule)
  return [
    ...stated('service.asked', service.asked, askedOf(slots)), ...stated('service.served', service.served, servedOf(slots)),
    ...partyViolations(service, slots), ...shortViolations(service, slots), ...mostViolations(service, servedOf(slots), proved),
  ]
}

function partyViolations({ parties }: Service, slots: readonly SlotShare[]): Violation[] {
  const byParty = Map.groupBy(slots, ({ party }) => party)
  if (parties.length !== byParty.size) return [wrong('service.parties', `has ${parties.length} of ${byParty.size}`)]
  return parties.flatMap(({ party, asked, served }): Violation[] => {
    const own = byParty.get(party)
    if (!own) return [wrong(`service.parties ${party}`, 'is not there')]
    return [...stated(`service.parties ${party} asked`, asked, askedOf(own)), ...stated(`service.parties ${party} served`, served, servedOf(own))]
  })
}

function shortViolations({ short }: Service, slots: readonly SlotShare[]): Violation[] {
  const listed = new Map(short.map((slot) => [`${slot.request}/${slot.line}/${slot.slot}`, slot]))
  return slots.flatMap((slot): Violation[] => {
    const own = listed.get(slot.key)
    if (own) return stated(`service.short ${slot.key}`, own.served, servedOf([slot]))
    return exceeds(slot.asked, slot.asked.minus(slot.short)) ? [wrong(`service.short ${slot.key}`, 'is short and not listed')] : []
  })
}

function mostViolations({ atMost, gap, proof, cover }: Service, served: Exact, proved: Proved): Violation[] {
  const most = decimal(atMost)
  if (!most) return [wrong('service.atMost', 'must be a decimal text')]
  const worths = [...Object.values(cover.hours), ...Object.values(cover.stock)]
  if (worths.some(worth => !Number.isFinite(worth) || worth < 0)) return [wrong('service.cover', 'must be 0 or above')]
  const covered = new Exact(proved.atMost ?? Infinity)
  const found = stated('service.gap', gap, most.isZero() ? new Exact(0) : Exact.max(0, most.minus(served)).dividedBy(most).toDecimalPlaces(9))
  if (exceeds(served, most)) found.push(wrong('service.atMost', `is below the ${served} that are served`))
  if (exceeds(served, covered)) found.push(wrong('service.cover', `proves ${covered}, less than is served`))
  if (proof === 'COVER' && exceeds(covered, most)) found.push(wrong('service.cover', `proves ${covered}, not ${atMost}`))
  return found
}
