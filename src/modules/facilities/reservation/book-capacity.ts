import { conflict } from '../../../platform/errors.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal } from '../../../values/decimal.js'
import { enter } from './enter.js'
import { lockOutstanding, type Outstanding } from './outstanding.js'

export interface BookOptions { allocationIds: readonly string[]; contractId: string }

/**
 * Turns what the allocations hold into what a contract has booked. Doing it again for the same contract changes nothing.
 * @throws CONFLICT with the reason HOLD_GONE and the allocations whose hold was given back meanwhile.
 */
export async function bookCapacity(tx: Tx, { allocationIds, contractId }: BookOptions): Promise<void> {
  const outstanding = await lockOutstanding(tx, allocationIds)
  const secured = new Set(outstanding.filter((of) => isHeld(of) || isBookedFor(of, contractId)).map(({ allocation }) => allocation))
  const gone = allocationIds.filter((id) => !secured.has(id))
  if (gone.length > 0) throw holdGone(gone)
  await enter(tx, outstanding.filter(isHeld).map((of) => ({ of, kind: 'BOOK' as const, amount: of.held, contractId })))
}

/** Gives back what a contract has booked for the allocations: they will not be produced. Doing it again changes nothing. */
export async function unbookCapacity(tx: Tx, { allocationIds, contractId }: BookOptions): Promise<void> {
  const outstanding = await lockOutstanding(tx, allocationIds)
  await enter(tx, outstanding.filter((of) => isBookedFor(of, contractId)).map((of) => ({ of, kind: 'UNBOOK' as const, amount: of.booked, contractId })))
}

function isHeld({ held }: Outstanding): boolean {
  return decimal(held).greaterThan(0)
}

function isBookedFor({ booked, contract }: Outstanding, contractId: string): boolean {
  return contract === contractId && decimal(booked).greaterThan(0)
}

function holdGone(allocationIds: readonly string[]) {
  return conflict({
    en: 'What was held has been given back meanwhile: the hold expired or was released. Match again.',
    id: 'Kapasitas yang ditahan sudah dilepas: masa penahanan habis atau dibatalkan. Cocokkan lagi.',
  }, { reason: 'HOLD_GONE', allocationIds })
}
