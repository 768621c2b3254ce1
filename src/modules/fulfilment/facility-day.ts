import type { Tx } from '../../platform/transaction.js'
import type { Contract } from '../contracts/index.js'
import { Facility } from '../facilities/index.js'
import { dayIn } from '../../values/calendar-date.js'

/** Today where the facility stands. */
export async function facilityDay(tx: Tx, contract: Contract): Promise<string> {
  const { timezone } = await tx.get(Facility, contract.facility.id)
  return dayIn(timezone, tx.now)
}
