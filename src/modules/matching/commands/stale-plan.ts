import { conflict, DomainError, ErrorCode } from '../../../platform/errors.js'
import type { Text } from '../../../platform/locale.js'

type Staleness = 'REQUEST_AMENDED' | 'DAY_PASSED' | 'FACILITY_NOT_VERIFIED'

const TEXTS: Readonly<Record<Staleness, Text>> = {
  REQUEST_AMENDED: { en: 'The request was amended since the plan was computed. Match it again.', id: 'Permintaan diubah sejak rencana dihitung. Cocokkan lagi.' },
  DAY_PASSED: { en: 'The plan produces on days that have passed. Match again.', id: 'Rencana berproduksi pada hari yang sudah lewat. Cocokkan lagi.' },
  FACILITY_NOT_VERIFIED: { en: 'A facility of the plan is no longer verified, or closed. Match again.', id: 'Fasilitas dalam rencana tidak lagi terverifikasi, atau ditutup. Cocokkan lagi.' },
}

/** The world has moved on since a plan was computed. CONFLICT with the reason. */
export function stalePlan(reason: Staleness): DomainError {
  return conflict(TEXTS[reason], { reason, retryable: false })
}

/** Whether matching again may help: capacity is gone, or the plan is stale. */
export function isStale(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === ErrorCode.CONFLICT && 'reason' in error.details
}
