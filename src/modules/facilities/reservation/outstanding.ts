import type { Tx } from '../../../platform/transaction.js'
import { BOOKED, HELD } from './sums.js'

/** What one allocation still holds and has booked of one bucket or stock item. */
export interface Outstanding {
  bucket: string | null
  stock: string | null
  organization: string
  allocation: string
  plan: string
  contract: string | null
  held: string
  booked: string
}

const LOCK = `
  with entry as (
    select distinct bucket_id, stock_item_id from reservation_entry where allocation_id = any($1::uuid[])
  ), bucket as materialized (
    select id from capacity_bucket where id in (select bucket_id from entry) order by id for update
  ), stock as materialized (
    select id from stock_item where (select count(*) from bucket) >= 0 and id in (select stock_item_id from entry) order by id for update
  )
  select (select count(*) from bucket) + (select count(*) from stock) as locked`

const READ = `
  select bucket_id as bucket, stock_item_id as stock, organization_id as organization, allocation_id as allocation, plan_id as plan,
         (array_agg(contract_id) filter (where contract_id is not null))[1] as contract, ${HELD}::text as held, ${BOOKED}::text as booked
  from reservation_entry where allocation_id = any($1::uuid[])
  group by bucket_id, stock_item_id, organization_id, allocation_id, plan_id
  order by allocation_id, bucket_id, stock_item_id`

/**
 * Locks what the allocations reserve, in the order that holding locks in, and only then reads the ledger:
 * a statement of its own sees what another transaction committed during the wait, so nothing is given back twice.
 */
export async function lockOutstanding(tx: Tx, allocationIds: readonly string[]): Promise<Outstanding[]> {
  if (allocationIds.length === 0) return []
  await tx.query(LOCK, [allocationIds])
  return await tx.query<Outstanding & Record<string, unknown>>(READ, [allocationIds])
}
