/**
 * The matching instance, as the file format `karya-matching-instance/1` and as the engine sees it after validation:
 * every quantity, price and hour is a finite number, every optional value is filled in. Meaning of each: docs/matching-instance.md.
 */
export interface Instance {
  periods: Period[]
  products: ProductSpec[]
  facilities: FacilitySpec[]
  requests: RequestSpec[]
  transport: TransportSpec
  /** How scarce capacity is divided, unless the caller says; left out: MOST_SERVED. */
  fairness?: FairnessRule
  /** Shares that a plan has to keep; left out: none. */
  shares?: ShareRule[]
}

/**
 * A bound on the share that a facility, or all facilities of a region (or below it), has of the units delivered. `requestLine` null: over all that is
 * asked. Shares are fractions; null: no bound on that side.
 */
export interface ShareRule { facility: string | null; region: string | null; requestLine: string | null; minimum: number | null; maximum: number | null }

/** Half-open range of calendar dates `[start, end)`, ISO `YYYY-MM-DD`. */
export interface Period { id: string; start: string; end: string }

export interface ProductSpec {
  id: string
  curingDays: number
  shelfLifeDays: number | null
  /** Quality classes from best to lowest; a better class may serve a request for a lower one. Empty: the product has none. */
  classes: string[]
  /** Quantities are whole numbers. */
  whole: boolean
}

export interface FacilitySpec {
  id: string
  region: string
  at: readonly [latitude: number, longitude: number] | null
  /** Cost once per request line for which this facility is used. */
  charge: number
  lines: FacilityLineSpec[]
  stock: StockSpec[]
}

export interface FacilityLineSpec {
  id: string
  /** Free hours, one per period. */
  hours: number[]
  capabilities: CapabilitySpec[]
}

export interface CapabilitySpec {
  product: string
  class: string | null
  unitsPerHour: number
  unitPrice: number
  setupHours: number
  setupCost: number
  minBatch: number
  maxPerPeriod: number | null
}

export interface StockSpec { product: string; class: string | null; quantity: number; unitPrice: number; ageDays: number }

/** `buyer`: whose request it is, where shares are compared; left out: a buyer of its own. */
export interface RequestSpec { id: string; buyer?: string; lines: RequestLineSpec[] }

export interface RequestLineSpec {
  id: string
  product: string
  class: string | null
  maxFacilities: number | null
  minPerFacility: number
  /** Each slot is served by one facility. */
  singleSource: boolean
  priceCeiling: number | null
  /** Allowed regions (Kemendagri codes, a prefix allows all below it); null allows all. */
  regions: string[] | null
  excludeFacilities: string[]
  /** Tolerances as fractions of a slot's quantity. */
  under: number
  over: number
  slots: SlotSpec[]
}

export interface SlotSpec {
  id: string
  quantity: number
  from: string | null
  due: string
  at: readonly [latitude: number, longitude: number] | null
  lateAllowed: boolean
  latePenaltyPerUnitDay: number
}

export interface TransportSpec {
  perUnitKm: number
  roadFactor: number
  perTrip: number
  tripLoad: number | null
  daysPerKm: number
  pairs: TransportPair[]
}

/** What one facility pays and waits to reach one slot (`request/line/slot`); overrides what distance would give. */
export interface TransportPair {
  facility: string
  slot: string
  perUnit: number
  perTrip: number
  tripLoad: number | null
  days: number
  forbidden: boolean
}

export type Objective = 'COST' | 'EARLIEST' | 'FEWEST_FACILITIES'

/**
 * Who is served when not all can be. MOST_SERVED: as much as can be in all. EARLIEST_DUE: what is due first, then what is due next. EVEN_SHARES: the
 * buyer with the least part of what it asked gets as much as can be, then the next (lexicographic max-min).
 */
export type FairnessRule = 'MOST_SERVED' | 'EARLIEST_DUE' | 'EVEN_SHARES'
