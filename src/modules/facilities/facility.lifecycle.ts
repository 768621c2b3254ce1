import type { Lifecycle } from '../../platform/lifecycle.js'
import type { ClosureStatus } from './closure.entity.js'
import type { FacilityStatus } from './facility.entity.js'
import type { HolidayStatus } from './holidays/holiday.entity.js'
import type { LineStatus } from './production-line.entity.js'

export const facilityLifecycle = {
  updateFacility: { from: ['ACTIVE'], to: 'ACTIVE' },
  addProductionLine: { from: ['ACTIVE'], to: 'ACTIVE' },
  addClosure: { from: ['ACTIVE'], to: 'ACTIVE' },
  recordStock: { from: ['ACTIVE'], to: 'ACTIVE' },
  closeFacility: { from: ['ACTIVE'], to: 'CLOSED' },
} satisfies Lifecycle<FacilityStatus>

export const lineLifecycle = {
  changeWorkCalendar: { from: ['ACTIVE'], to: 'ACTIVE' },
  declareCapability: { from: ['ACTIVE'], to: 'ACTIVE' },
  retireProductionLine: { from: ['ACTIVE'], to: 'RETIRED' },
} satisfies Lifecycle<LineStatus>

export const closureLifecycle = {
  removeClosure: { from: ['PLANNED'], to: 'REMOVED' },
} satisfies Lifecycle<ClosureStatus>

export const holidayLifecycle = {
  withdrawHoliday: { from: ['DECLARED'], to: 'WITHDRAWN' },
} satisfies Lifecycle<HolidayStatus>

/** A capability and a stock item have no status of their own; what may be done with them follows from what they are. */
export const capabilityLifecycle = {
  endCapability: { from: ['VALID'], to: 'ENDED' },
} satisfies Lifecycle<'VALID' | 'ENDED'>

export const stockLifecycle = {
  adjustStock: { from: ['IN_STOCK'], to: 'IN_STOCK' },
} satisfies Lifecycle<'IN_STOCK'>

/** An end that has passed in every time zone cannot be brought forward any more. */
export function standing({ validTo }: Readonly<Record<string, unknown>>, now: Date): 'VALID' | 'ENDED' {
  return typeof validTo === 'string' && validTo < now.toISOString().slice(0, 10) ? 'ENDED' : 'VALID'
}
