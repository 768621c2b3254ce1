import type { CalendarDate } from '../../../values/calendar-date.js'

/** What planning a request takes from the world, as plain data: read in a few statements, turned into an instance by pure functions. */
export interface PlanningFacts {
  request: RequestFacts
  /** Every facility that has a line or stock for one of the products, and those that are near. */
  facilities: readonly FacilityFacts[]
  tariffs: readonly TariffFacts[]
  /** First day on which something can still be planned. */
  firstDay: CalendarDate
  /** How the buyer wants what is delivered to be shared; left out: in any way. */
  shares?: readonly ShareFacts[]
}

/** A bound, as fractions, on what a facility or all facilities of a region have of a line. null: none on that side. */
export interface ShareFacts { lineId: string; facility: string | null; region: string | null; minimum: number | null; maximum: number | null }

export interface RequestFacts { id: string; currency: string; lines: readonly LineFacts[] }

export interface LineFacts {
  id: string
  /** What people call it: its place in the request, such as "1" or "2.1". */
  label: string
  product: ProductFacts
  qualityClass: string | null
  /** Fractions of a slot's quantity. */
  under: number
  over: number
  /** Highest landed price of one unit. */
  priceCeiling: number | null
  maxFacilities: number | null
  minPerFacility: number
  /** Empty: everywhere. */
  regions: readonly string[]
  excludedFacilities: readonly string[]
  slots: readonly SlotFacts[]
}

export interface ProductFacts {
  id: string
  unit: string
  classes: readonly string[]
  curingDays: number
  shelfLifeDays: number | null
  minimumRemainingLifePercent: number
}

export type Place = readonly [latitude: number, longitude: number]

/** `from` to `due`, both included: days on which it may arrive. */
export interface SlotFacts { id: string; quantity: number; from: CalendarDate; due: CalendarDate; at: Place }

export interface FacilityFacts {
  id: string
  organizationId: string
  name: string
  region: string
  at: Place
  /** Open, and its organization verified by the authority. */
  isVerified: boolean
  lines: readonly ProductionLineFacts[]
  stock: readonly StockFacts[]
}

export interface ProductionLineFacts {
  id: string
  name: string
  capabilities: readonly CapabilityFacts[]
  /** Free hours by day; days without an entry have none. */
  free: ReadonlyMap<CalendarDate, number>
}

export interface CapabilityFacts {
  id: string
  productId: string
  qualityClass: string | null
  outputPerHour: number
  setupHours: number
  setupCost: number
  minimumBatch: number
  maximumPerDay: number | null
  /** Base units that others' plans and contracts make of it, by day; read only where a day has a limit. */
  made: ReadonlyMap<CalendarDate, number>
  unitPrice: number
  /** Half-open. */
  validFrom: CalendarDate
  validTo: CalendarDate | null
}

export interface StockFacts {
  id: string
  productId: string
  qualityClass: string | null
  quantity: number
  unitPrice: number
  producedOn: CalendarDate
}

export interface TariffFacts {
  /** null: of every product with the unit that has no tariff of its own. */
  productId: string | null
  unit: string
  perUnitKm: number
  perTrip: number
  tripLoad: number | null
  daysPerKm: number
  roadFactor: number
}
