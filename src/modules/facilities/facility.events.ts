export const facilityEvents = [
  'FacilityCommissioned', 'FacilityUpdated', 'FacilityClosed', 'ProductionLineAdded', 'WorkCalendarChanged', 'ProductionLineRetired',
  'CapabilityDeclared', 'CapabilityEnded', 'ClosureAdded', 'ClosureRemoved', 'StockRecorded', 'StockAdjusted', 'HolidayDeclared', 'HolidayWithdrawn',
] as const

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    FacilityCommissioned: { name: string; region: string }
    FacilityUpdated: { fields: readonly string[] }
    FacilityClosed: { reason: string }
    ProductionLineAdded: { facilityId: string; name: string }
    WorkCalendarChanged: { facilityId: string; hoursPerWeekday: readonly string[]; daysChanged: number }
    ProductionLineRetired: { facilityId: string; daysChanged: number }
    CapabilityDeclared: { lineId: string; productId: string; qualityClass: string | null; validFrom: string; validTo: string | null }
    CapabilityEnded: { lineId: string; productId: string; validTo: string }
    ClosureAdded: { facilityId: string; lineId: string | null; from: string; to: string; reason: string; daysChanged: number }
    ClosureRemoved: { facilityId: string; lineId: string | null; from: string; to: string; daysChanged: number }
    StockRecorded: { facilityId: string; productId: string; qualityClass: string | null; quantity: string }
    StockAdjusted: { before: string; after: string; reason: string }
    HolidayDeclared: { date: string; name: string; daysChanged: number }
    HolidayWithdrawn: { date: string; daysChanged: number }
  }
}
