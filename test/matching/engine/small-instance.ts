import type { CapabilitySpec, FacilitySpec, Instance, RequestLineSpec, ShareRule, SlotSpec, StockSpec, TransportPair } from '../../../src/modules/matching/engine/index.js'

type Part<Whole> = Partial<Whole>

export const capability = (part: Part<CapabilitySpec> = {}): CapabilitySpec => ({
  product: 'paving', class: 'B', unitsPerHour: 10, unitPrice: 100, setupHours: 0, setupCost: 0, minBatch: 0, maxPerPeriod: null, ...part,
})

/** A facility with one line of 10 hours in each of two periods. */
export const facility = (id: string, part: Part<CapabilitySpec> = {}, rest: Part<FacilitySpec> = {}): FacilitySpec => ({
  id, region: '36.71', at: [0, 0], charge: 0, stock: [], lines: [{ id: 'press', hours: [10, 10], capabilities: [capability(part)] }], ...rest,
})

export const stock = (part: Part<StockSpec> = {}): StockSpec => ({ product: 'paving', class: 'B', quantity: 50, unitPrice: 90, ageDays: 30, ...part })

export const slot = (part: Part<SlotSpec> = {}): SlotSpec => ({
  id: 'gate', quantity: 100, from: null, due: '2027-02-01', at: [0, 0], lateAllowed: false, latePenaltyPerUnitDay: 0, ...part,
})

export const line = (part: Part<RequestLineSpec> = {}): RequestLineSpec => ({
  id: '1', product: 'paving', class: 'B', maxFacilities: null, minPerFacility: 0, singleSource: false, priceCeiling: null, regions: null,
  excludeFacilities: [], under: 0, over: 0, slots: [slot()], ...part,
})

/** Two one-week periods, one product that cures seven days and does not spoil, no cost of transport. */
export const instance = (facilities: FacilitySpec[], lines: RequestLineSpec[], pairs: TransportPair[] = []): Instance => ({
  periods: [{ id: 'w1', start: '2026-12-07', end: '2026-12-14' }, { id: 'w2', start: '2026-12-14', end: '2026-12-21' }],
  products: [{ id: 'paving', curingDays: 7, shelfLifeDays: null, classes: ['A', 'B', 'C'], whole: false }],
  facilities, requests: [{ id: 'R', lines }],
  transport: { perUnitKm: 0, roadFactor: 1, perTrip: 0, tripLoad: null, daysPerKm: 0, pairs },
})

export const pair = (facilityId: string, part: Part<TransportPair> = {}): TransportPair => ({
  facility: facilityId, slot: 'R/1/gate', perUnit: 0, perTrip: 0, tripLoad: null, days: 0, forbidden: false, ...part,
})

/** Over all that is asked, unless it says of which line. */
export const aShare = (part: Part<ShareRule>): ShareRule => ({ facility: null, region: null, requestLine: null, minimum: null, maximum: null, ...part })
