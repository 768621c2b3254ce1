import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../../../platform/scalars.js'
import type { Database } from '../../../platform/read/database.js'
import { BOOKED, HELD } from './sums.js'

@ObjectType({ description: 'A bucket or stock item whose reservations are not what the ledger sums to.' })
export class CapacityDrift {
  @Field(() => ID, { nullable: true })
  bucket!: string | null

  @Field(() => ID, { nullable: true })
  stockItem!: string | null

  @Field(() => DecimalScalar, { description: 'Hours or base units held, as the row says.' })
  held!: string

  @Field(() => DecimalScalar, { description: 'Hours or base units booked, as the row says.' })
  booked!: string

  @Field(() => DecimalScalar, { description: 'Held, as the ledger sums it.' })
  ledgerHeld!: string

  @Field(() => DecimalScalar, { description: 'Booked, as the ledger sums it.' })
  ledgerBooked!: string
}

@ObjectType({ description: 'The ledger of reservations against every bucket and stock item, at one instant.' })
export class CapacityReconciliation {
  @Field(() => Int, { description: 'Buckets and stock items that were compared.' })
  compared!: number

  @Field(() => Int, { description: 'Entries of the ledger that were summed.' })
  entries!: number

  @Field(() => [CapacityDrift], { description: 'Where they disagree, at most 1,000; empty: they are proved equal.' })
  drift!: CapacityDrift[]
}

const MOST = 1_000

const RECONCILE = `
  with ledger as (
    select coalesce(bucket_id, stock_item_id) as target, count(*) as entries, ${HELD} as held, ${BOOKED} as booked from reservation_entry group by 1
  ), told as (
    select id, id as bucket, null::uuid as stock_item, hours_held as held, hours_booked as booked from capacity_bucket
    union all select id, null, id, held, booked from stock_item
  ), drift as (
    select t.bucket, t.stock_item, t.held, t.booked, coalesce(l.held, 0) as ledger_held, coalesce(l.booked, 0) as ledger_booked
    from told t left join ledger l on l.target = t.id
    where t.held <> coalesce(l.held, 0) or t.booked <> coalesce(l.booked, 0)
    order by t.id limit ${MOST}
  )
  select (select count(*) from told)::int as compared, (select coalesce(sum(entries), 0) from ledger)::int as entries, (
    select coalesce(json_agg(json_build_object(
      'bucket', bucket, 'stockItem', stock_item, 'held', held::text, 'booked', booked::text,
      'ledgerHeld', ledger_held::text, 'ledgerBooked', ledger_booked::text)), '[]')
    from drift
  ) as drift`

/** One statement, so that rows and ledger are of the same instant. */
export async function reconcileCapacity(database: Database): Promise<CapacityReconciliation> {
  const [row] = await database.query(RECONCILE, [])
  return row as unknown as CapacityReconciliation
}
