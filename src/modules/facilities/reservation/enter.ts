import { newId } from '../../../platform/id.js'
import type { Tx } from '../../../platform/transaction.js'
import { trimDecimalText } from '../../../values/decimal.js'
import type { ReservationKind } from './reservation-entry.entity.js'
import type { Outstanding } from './outstanding.js'
import { BOOKED, HELD } from './sums.js'

/** A move of what is outstanding, before it is written. */
export interface Move {
  readonly of: Outstanding
  readonly kind: Exclude<ReservationKind, 'HOLD'>
  readonly amount: string
  readonly contractId?: string | null
}

/** Ledger, buckets and stock in one statement; the rows are locked already. */
const ENTER = `
  with entry as (
    select * from json_to_recordset($1::json) as e(
      id uuid, bucket uuid, stock uuid, organization uuid, allocation uuid, plan uuid, contract uuid, kind text, amount numeric)
  ), entered as (
    insert into reservation_entry (id, bucket_id, stock_item_id, organization_id, allocation_id, plan_id, contract_id, kind, amount, at)
    select id, bucket, stock, organization, allocation, plan, contract, kind, amount, $2 from entry
  ), moved as (
    select bucket, stock, ${HELD} as held, ${BOOKED} as booked, coalesce(sum(amount) filter (where kind = 'CONSUME'), 0) as consumed
    from entry group by bucket, stock
  ), buckets as (
    update capacity_bucket b set hours_held = b.hours_held + m.held, hours_booked = b.hours_booked + m.booked
    from moved m where b.id = m.bucket
  )
  update stock_item s set held = s.held + m.held, booked = s.booked + m.booked, quantity = s.quantity - m.consumed
  from moved m where s.id = m.stock`

export async function enter(tx: Tx, moves: readonly Move[]): Promise<void> {
  const entries = moves.filter(({ amount }) => trimDecimalText(amount) !== '0').map(({ of, kind, amount, contractId }) => ({
    id: newId(), bucket: of.bucket, stock: of.stock, organization: of.organization, allocation: of.allocation, plan: of.plan,
    contract: contractId ?? null, kind, amount,
  }))
  if (entries.length > 0) await tx.query(ENTER, [JSON.stringify(entries), tx.now])
}
