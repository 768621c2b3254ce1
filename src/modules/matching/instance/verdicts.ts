import type { Text } from '../../../platform/locale.js'
import { addDays, type CalendarDate } from '../../../values/calendar-date.js'
import { decimalText, decimal, sumOf } from '../../../values/decimal.js'
import type { Answer, CandidateVerdict, VerdictReason } from '../engine/index.js'
import type { StoredVerdict } from '../stored-answer.js'
import { barrier, classServes, serves, sourcesOf, usableDays } from './eligibility.js'
import type { CapabilityFacts, FacilityFacts, LineFacts, PlanningFacts } from './planning-facts.js'
import { namerOf } from './names.js'
import { haulOf, tariffFor, type Haul } from './transport.js'
import type { UnplannedRun } from './unplanned-runs.js'
import { verdictText } from './verdict-texts.js'

/** What a facility delivers beside the answer: it was promised before. */
export interface Promised { lineId: string; facilityId: string; quantity: number }

/** What an answer does not say of itself. */
export interface Beside { promised?: readonly Promised[]; unplanned?: readonly UnplannedRun[] }

/** A verdict on every facility for every line: the engine's for candidates that it explains, otherwise from the facts. */
export function verdictsOf(facts: PlanningFacts, answer: Answer, { promised = [], unplanned = [] }: Beside = {}): StoredVerdict[] {
  const explained = new Map(answer.facilities.map((verdict) => [`${verdict.line}\n${verdict.facility}`, verdict]))
  const named = namerOf(facts)
  return facts.request.lines.flatMap((line) => {
    const dearest = dearestChosen(facts, line, answer)
    const isUnplanned = (facility: FacilityFacts): boolean => unplanned.some(({ lineId, facilityId }) => lineId === line.id && facilityId === facility.id)
    return facts.facilities.map((facility) => verdictOn({
      facts, line, facility, dearest, named, isUnplanned: isUnplanned(facility), chosen: deliversTo(answer, promised, { line, facility }),
    }, explained.get(`${line.id}\n${facility.id}`)))
  })
}

interface Case { facts: PlanningFacts; line: LineFacts; facility: FacilityFacts; dearest: number; isUnplanned: boolean; chosen: string | null; named: (text: Text) => Text }

function verdictOn(each: Case, explained: CandidateVerdict | undefined): StoredVerdict {
  const { line, facility, chosen, isUnplanned } = each
  const about = { requestLine: line.id, facility: facility.id }
  if (chosen !== null) return { ...about, chosen: true, reason: 'CHOSEN', by: null, text: verdictText('CHOSEN', { name: facility.name, quantity: chosen, unit: line.product.unit }) }
  if (isUnplanned) return { ...about, chosen: false, reason: 'LONG_RUN', by: null, text: verdictText('LONG_RUN', { name: facility.name }) }
  const fixed = barrier(facility, line)
  const isExplained = fixed === null || fixed === explained?.reason
  if (isExplained && explained && !explained.chosen) return { ...about, chosen: false, reason: explained.reason, by: explained.by, text: each.named(explained.text) }
  const [reason, by] = fixed ? [fixed, fixed === 'PRICE_CEILING' ? aboveCeiling(each) : null] : circumstance(each)
  const wanted = { name: facility.name, class: line.qualityClass ?? '', has: classesOf(facility, line), day: by ?? '', money: by ?? '', unit: line.product.unit }
  return { ...about, chosen: false, reason, by, text: verdictText(reason, wanted) }
}

/** Why a candidate was not taken, as far as the facts alone say. */
function circumstance({ facts, line, facility, dearest }: Case): [VerdictReason, string | null] {
  if (line.slots.length === 0) return ['NOT_NEEDED', null]
  const tariff = tariffFor(line, facts.tariffs)
  if (!tariff) return ['FORBIDDEN', null]
  const offers = line.slots.map((slot) => ({ slot, haul: haulOf(facility, slot, tariff) }))
  const made = facility.lines.flatMap(({ capabilities, free }) => capabilities.filter((c) => serves(c, line)).map((capability) => ({ capability, free })))
  const inTime = offers.some(({ slot, haul }) => hasStock(facility, line) || made.some(({ free }) => makesInTime(free, line, { due: slot.due, days: haul.days })))
  if (!inTime) return line.product.shelfLifeDays !== null && made.length > 0 ? ['SHELF_LIFE', null] : ['NO_CAPACITY_BEFORE', lastDue(line)]
  const cheapest = Math.min(...offers.map(({ haul }) => landedPrice(facility, line, haul)))
  if (line.priceCeiling !== null && cheapest > line.priceCeiling) return ['PRICE_CEILING', difference(cheapest, line.priceCeiling)]
  return cheapest > dearest ? ['TOO_DEAR', difference(cheapest, dearest)] : ['NOT_NEEDED', null]
}

/** By how much the cheapest unit that is good enough, delivered where a tariff says for how much, is above the line's ceiling. */
function aboveCeiling({ facts, line, facility }: Case): string {
  const tariff = tariffFor(line, facts.tariffs)
  const hauls = tariff ? line.slots.map((slot) => haulOf(facility, slot, tariff).perUnit.toNumber()) : []
  const prices = sourcesOf(facility, line.product.id).filter(({ qualityClass }) => classServes(qualityClass, line.qualityClass, line.product.classes)).map(({ unitPrice }) => unitPrice)
  return difference(Math.min(...prices) + (hauls.length > 0 ? Math.min(...hauls) : 0), line.priceCeiling ?? 0)
}

function difference(price: number, other: number): string {
  return decimalText(decimal((price - other).toFixed(2)))
}

function hasStock(facility: FacilityFacts, line: LineFacts): boolean {
  return facility.stock.some((item) => item.quantity > 0 && serves(item, line))
}

function makesInTime(free: ReadonlyMap<CalendarDate, number>, { product }: LineFacts, { due, days }: { due: CalendarDate; days: number }): boolean {
  const last = addDays(due, -days - product.curingDays - 1)
  const shelf = usableDays(product)
  const first = shelf === null ? null : addDays(due, -shelf)
  return [...free].some(([day, hours]) => hours > 0 && day <= last && (first === null || day >= first))
}

/** The cheapest that one unit costs at the place of delivery, set-ups and trips left out. */
function landedPrice(facility: FacilityFacts, line: LineFacts, haul: Haul): number {
  const prices = sourcesOf(facility, line.product.id).filter((source) => serves(source, line)).map(({ unitPrice }) => unitPrice)
  return Math.min(...prices) + haul.perUnit.toNumber()
}

function dearestChosen(facts: PlanningFacts, line: LineFacts, answer: Answer): number {
  const tariff = tariffFor(line, facts.tariffs)
  const prices = answer.allocations.filter((allocation) => allocation.line === line.id).map((allocation) => {
    const facility = facts.facilities.find(({ id }) => id === allocation.facility)
    const slot = line.slots.find(({ id }) => id === allocation.slot)
    return facility && slot && tariff ? landedPrice(facility, line, haulOf(facility, slot, tariff)) : 0
  })
  return Math.max(0, ...prices)
}

/** The quantity that a plan takes from a facility for a line; null: none. */
function deliversTo(answer: Answer, promised: readonly Promised[], { line, facility }: { line: LineFacts; facility: FacilityFacts }): string | null {
  const now = answer.allocations.filter((a) => a.line === line.id && a.facility === facility.id).map(({ quantity }) => quantity)
  const before = promised.filter(({ lineId, facilityId }) => lineId === line.id && facilityId === facility.id).map(({ quantity }) => quantity.toFixed(6))
  const quantities = [...before, ...now]
  return quantities.length > 0 ? decimalText(sumOf(quantities).toDecimalPlaces(6)) : null
}

function classesOf(facility: FacilityFacts, line: LineFacts): string {
  const classes = sourcesOf(facility, line.product.id).map((source: Pick<CapabilityFacts, 'qualityClass'>) => source.qualityClass)
  return [...new Set(classes.filter((name) => name !== null))].sort().join(', ')
}

function lastDue({ slots }: LineFacts): CalendarDate {
  return slots.map(({ due }) => due).reduce((latest, due) => (due > latest ? due : latest))
}
