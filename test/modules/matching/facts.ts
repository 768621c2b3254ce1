import type { CapabilityFacts, FacilityFacts, LineFacts, PlanningFacts, ProductFacts, ProductionLineFacts, SlotFacts } from '../../../src/modules/matching/instance/planning-facts.js'
import { addDays, weekdayOf } from '../../../src/values/calendar-date.js'

/** Monday. */
export const FIRST_DAY = '2026-11-30'

export const paving: ProductFacts = { id: 'paving', unit: 'MTK', classes: ['A', 'B', 'C', 'D'], curingDays: 28, shelfLifeDays: null, minimumRemainingLifePercent: 0 }
export const cake: ProductFacts = { id: 'cake', unit: 'H87', classes: [], curingDays: 0, shelfLifeDays: 4, minimumRemainingLifePercent: 50 }

/** So many hours on each working day, from Monday to Friday. */
export function workingWeeks(hours: number, days: number, from = FIRST_DAY): Map<string, number> {
  const all = Array.from({ length: days }, (_, offset) => addDays(from, offset))
  return new Map(all.filter((day) => weekdayOf(day) <= 5).map((day) => [day, hours]))
}

export function capability(changes: Partial<CapabilityFacts> = {}): CapabilityFacts {
  return {
    id: 'press-d', productId: 'paving', qualityClass: 'D', outputPerHour: 8.5, setupHours: 0, setupCost: 0, minimumBatch: 0, maximumPerDay: null, made: new Map(),
    unitPrice: 70_000, validFrom: '2026-01-01', validTo: null, ...changes,
  }
}

/** One press: 51 m² in a cycle of six hours, one cycle a working day. */
export function press(changes: Partial<ProductionLineFacts> = {}): ProductionLineFacts {
  return { id: 'press', name: 'Press', capabilities: [capability()], free: workingWeeks(6, 120), ...changes }
}

export function facility(changes: Partial<FacilityFacts> = {}): FacilityFacts {
  return { id: 'tangerang', organizationId: 'org-tangerang', name: 'Lapas Tangerang', region: '36.71', at: [-6.18, 106.63], isVerified: true, lines: [press()], stock: [], ...changes }
}

export function slot(changes: Partial<SlotFacts> = {}): SlotFacts {
  return { id: 'slot', quantity: 500, from: '2026-12-01', due: '2027-03-31', at: [-6.19, 106.81], ...changes }
}

export function line(changes: Partial<LineFacts> = {}): LineFacts {
  return {
    id: 'line', label: '1', product: paving, qualityClass: 'D', under: 0, over: 0, priceCeiling: null, maxFacilities: null, minPerFacility: 0,
    regions: [], excludedFacilities: [], slots: [slot()], ...changes,
  }
}

export function facts(changes: Partial<Omit<PlanningFacts, 'request'>> & { lines?: LineFacts[] } = {}): PlanningFacts {
  const { lines = [line()], ...rest } = changes
  return {
    request: { id: 'request', currency: 'IDR', lines }, facilities: [facility()], firstDay: FIRST_DAY,
    tariffs: [
      { productId: null, unit: 'MTK', perUnitKm: 130, perTrip: 0, tripLoad: null, daysPerKm: 0.002, roadFactor: 1.3 },
      { productId: null, unit: 'H87', perUnitKm: 2, perTrip: 50_000, tripLoad: 400, daysPerKm: 0.002, roadFactor: 1.3 },
    ],
    ...rest,
  }
}
