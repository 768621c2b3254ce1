import type { Tx } from '../../../platform/transaction.js'
import { BOOKED, HELD } from './sums.js'

/** The plans that hold and the contracts that have booked something. */
export interface Reservers { planIds: readonly string[]; contractIds: readonly string[] }

const RESERVERS = `
  select target, array_agg(distinct plan_id) filter (where held > 0) as "planIds", array_agg(distinct contract_id) filter (where booked > 0) as "contractIds"
  from (
    select coalesce(bucket_id, stock_item_id) as target, plan_id,
           (array_agg(contract_id) filter (where contract_id is not null))[1] as contract_id, ${HELD} as held, ${BOOKED} as booked
    from reservation_entry where bucket_id = any($1::uuid[]) or stock_item_id = any($1::uuid[])
    group by bucket_id, stock_item_id, allocation_id, plan_id
  ) reserved where held > 0 or booked > 0 group by target`

/** By bucket or stock item; those without reservations are left out. */
export async function reserversOf(tx: Tx, targets: readonly string[]): Promise<ReadonlyMap<string, Reservers>> {
  if (targets.length === 0) return new Map()
  const rows = await tx.query<{ target: string; planIds: string[] | null; contractIds: string[] | null }>(RESERVERS, [targets])
  return new Map(rows.map(({ target, planIds, contractIds }) => [target, { planIds: planIds ?? [], contractIds: contractIds ?? [] }]))
}
