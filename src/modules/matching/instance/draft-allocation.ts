import type { CalendarDate } from '../../../values/calendar-date.js'

/** One allocation before it is a row. Decimal texts; money in the request's currency. */
export interface DraftAllocation {
  requestLineId: string
  slotId: string
  facilityId: string
  supplierId: string
  productionLineId: string | null
  stockItemId: string | null
  capabilityId: string | null
  qualityClass: string | null
  day: CalendarDate | null
  quantity: string
  unit: string
  hours: string
  unitPrice: string
  productionCost: string
  transportCost: string
  setupCost: string
  arrivesOn: CalendarDate
}

/** A piece of a plan before it is priced: numbers as the engine gives them. */
export interface Piece {
  lineId: string
  slotId: string
  facilityId: string
  productionLineId: string | null
  stockItemId: string | null
  capabilityId: string | null
  qualityClass: string | null
  day: CalendarDate | null
  quantity: number
  hours: number
  unitPrice: number
  /** Paid with the first piece of a run. */
  setupCost: number
  arrivesOn: CalendarDate
}
