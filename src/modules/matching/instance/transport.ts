import { decimal, type Decimal } from '../../../values/decimal.js'
import type { TransportPair } from '../engine/index.js'
import { kilometres } from '../engine/network/haul.js'
import type { FacilityFacts, LineFacts, PlanningFacts, SlotFacts, TariffFacts } from './planning-facts.js'

/** Digits of money for one unit: what is told to people, planned with and charged are the same number. */
const DIGITS = 4

export interface Haul { perUnit: Decimal; perTrip: Decimal; tripLoad: Decimal | null; days: number; kilometres: number }

/** A product's own tariff, otherwise its unit's; null: nobody has said what carrying it costs. */
export function tariffFor(line: LineFacts, tariffs: readonly TariffFacts[]): TariffFacts | null {
  return tariffs.find(({ productId }) => productId === line.product.id)
    ?? tariffs.find(({ productId, unit }) => productId === null && unit === line.product.unit) ?? null
}

/** What it costs and takes by road: great circle times the tariff's road factor. */
export function haulOf(facility: FacilityFacts, slot: SlotFacts, tariff: TariffFacts): Haul {
  const km = kilometres(facility.at, slot.at) * tariff.roadFactor
  return {
    perUnit: decimal((km * tariff.perUnitKm).toFixed(DIGITS)), perTrip: decimal(String(tariff.perTrip)),
    tripLoad: tariff.tripLoad === null ? null : decimal(String(tariff.tripLoad)), days: daysFor(km, tariff), kilometres: km,
  }
}

export function daysOnTheWay(facility: FacilityFacts, slot: SlotFacts, tariff: TariffFacts): number {
  return daysFor(kilometres(facility.at, slot.at) * tariff.roadFactor, tariff)
}

function daysFor(km: number, { daysPerKm }: TariffFacts): number {
  return Math.ceil(km * daysPerKm)
}

export const slotKey = (requestId: string, lineId: string, slotId: string): string => `${requestId}/${lineId}/${slotId}`

/** The way from each candidate to each delivery, stated one by one: products in one request may have different tariffs. */
export function transportPairs(facts: PlanningFacts, isCandidate: (facility: FacilityFacts, line: LineFacts) => boolean): TransportPair[] {
  return facts.request.lines.flatMap((line) => {
    const tariff = tariffFor(line, facts.tariffs)
    return facts.facilities.filter((facility) => isCandidate(facility, line)).flatMap((facility) => line.slots.map((slot) => {
      const at = { facility: facility.id, slot: slotKey(facts.request.id, line.id, slot.id) }
      if (!tariff) return { ...at, perUnit: 0, perTrip: 0, tripLoad: null, days: 0, forbidden: true }
      const { perUnit, perTrip, tripLoad, days } = haulOf(facility, slot, tariff)
      return { ...at, perUnit: perUnit.toNumber(), perTrip: perTrip.toNumber(), tripLoad: tripLoad?.toNumber() ?? null, days, forbidden: false }
    }))
  })
}
