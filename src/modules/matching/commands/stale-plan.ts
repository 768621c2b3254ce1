import { conflict, DomainError, ErrorCode } from '../../../platform/errors.js'
import type { Text } from '../../../platform/locale.js'
import { dayIn, daysBetween } from '../../../values/calendar-date.js'
import { legalDay } from '../../requests/index.js'
import type { Allocation } from '../allocation.entity.js'
import { usableDays } from '../instance/eligibility.js'

/** Why a part of a proposal can no longer be done as planned, from what weighs most on. */
export const PART_STALENESS = ['FACILITY_NOT_VERIFIED', 'DAY_PASSED', 'CAPABILITY_ENDED', 'TOO_OLD'] as const
export type PartStaleness = (typeof PART_STALENESS)[number]
type Staleness = 'REQUEST_AMENDED' | PartStaleness

const TEXTS: Readonly<Record<Staleness, Text>> = {
  REQUEST_AMENDED: { en: 'The request was amended since the plan was computed. Match it again.', id: 'Permintaan diubah sejak rencana dihitung. Cocokkan lagi.' },
  DAY_PASSED: { en: 'The plan produces, or delivers from stock, on days that have passed. Match again.', id: 'Rencana berproduksi, atau mengirim dari stok, pada hari yang sudah lewat. Cocokkan lagi.' },
  FACILITY_NOT_VERIFIED: { en: 'A facility of the plan is no longer verified, or closed. Match again.', id: 'Fasilitas dalam rencana tidak lagi terverifikasi, atau ditutup. Cocokkan lagi.' },
  CAPABILITY_ENDED: { en: 'A facility of the plan has ended what it was to make on days of the plan. Match again.', id: 'Fasilitas dalam rencana mengakhiri kemampuan yang dipakai pada hari rencana. Cocokkan lagi.' },
  TOO_OLD: { en: 'What the plan delivers would be too old on its arrival. Match again.', id: 'Barang dalam rencana akan terlalu tua saat tiba. Cocokkan lagi.' },
}

/** What `stalenessOf` looks at. */
export const FACTS_OF_A_PART = ['facility.organization', 'capability', 'stockItem', 'requestLine.product'] as const

/** The facts of a part as they are now, against those that it was planned on; what is still free is asked when it is reserved. null: they hold. */
export function stalenessOf({ day, arrivesOn, facility, capability, stockItem, requestLine: { product } }: Allocation, now: Date): PartStaleness | null {
  if (facility.status !== 'ACTIVE' || facility.organization.status !== 'VERIFIED') return 'FACILITY_NOT_VERIFIED'
  // An arrival is a day at the place of delivery; in the capital days begin last, as they do for planning.
  if (day ? day <= dayIn(facility.timezone, now) : arrivesOn <= legalDay(now)) return 'DAY_PASSED'
  if (day && capability?.validTo && capability.validTo <= day) return 'CAPABILITY_ENDED'
  const { shelfLifeDays = null, minimumRemainingLifePercent } = product
  const usable = usableDays({ shelfLifeDays, minimumRemainingLifePercent: minimumRemainingLifePercent ?? 0 })
  const madeOn = stockItem?.producedOn ?? day
  return usable !== null && madeOn && daysBetween(madeOn, arrivesOn) > usable ? 'TOO_OLD' : null
}

/** The world has moved on since a plan was computed. CONFLICT with the reason. */
export function stalePlan(reason: Staleness): DomainError {
  return conflict(TEXTS[reason], { reason, retryable: false })
}

/** Whether matching again may help: capacity is gone, or the plan is stale. */
export function isStale(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === ErrorCode.CONFLICT && 'reason' in error.details
}
