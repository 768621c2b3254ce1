import type { Tx } from '../../../platform/transaction.js'
import { trimDecimalText } from '../../../values/decimal.js'
import { reserversOf, type Reservers } from '../reservation/reservers.js'
import type { BucketChange } from './write-capacity.js'

/** A day that cannot get so few hours, and who has reserved it. */
export interface DayInUse extends Reservers {
  productionLine: string
  lineName: string
  day: string
  hours: string
  inUse: string
}

/** Names the plans that hold and the contracts that have booked hours of these days. */
export async function reservationsIn(tx: Tx, changes: readonly BucketChange[]): Promise<DayInUse[]> {
  const reservers = await reserversOf(tx, changes.flatMap(({ bucket }) => bucket ? [bucket.id] : []))
  return changes.map(({ line, day, hours, bucket }) => ({
    productionLine: line.id, lineName: line.name, day, hours, inUse: trimDecimalText(bucket?.reserved ?? '0'),
    ...reservers.get(bucket?.id ?? '') ?? { planIds: [], contractIds: [] },
  }))
}
