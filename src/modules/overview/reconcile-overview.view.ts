import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Database } from '../../platform/read/database.js'
import { DateScalar, DecimalScalar } from '../../platform/scalars.js'
import { RECOUNT } from './recount.js'
import { TALLIES } from './sum-tallies.js'

@ObjectType({ description: 'A kept sum that is not what counting from scratch gives.' })
export class OverviewDrift {
  @Field(() => ID, { description: 'The facility or the buyer.' })
  owner!: string

  @Field(() => DateScalar, { description: 'First day of the month.' })
  month!: string

  @Field(() => String, { description: 'What is summed, such as "CONTRACTS", with its state and currency.' })
  measure!: string

  @Field(() => Int, { description: 'How many, as it is kept.' })
  count!: number

  @Field(() => Int, { description: 'How many, from scratch.' })
  trueCount!: number

  @Field(() => DecimalScalar, { description: 'Money or hours, as it is kept.' })
  amount!: string

  @Field(() => DecimalScalar, { description: 'Money or hours, from scratch.' })
  trueAmount!: string
}

@ObjectType({ description: 'The kept sums of the overviews against all rows that they are sums of, at one instant.' })
export class OverviewReconciliation {
  @Field(() => Int, { description: 'Sums that were compared.' })
  compared!: number

  @Field(() => [OverviewDrift], { description: 'Where they disagree, at most 1,000; empty: they are proved equal.' })
  drift!: OverviewDrift[]
}

const RECONCILE = `
  with kept as (
    select owner, month, measure, key, currency, sum(count) as count, sum(amount) as amount
    from ${TALLIES} every group by 1, 2, 3, 4, 5
  ), recounted as (${RECOUNT}
  ), compared as (
    select owner, month, concat_ws(' ', measure, nullif(key, ''), nullif(currency, '')) as measure,
           coalesce(k.count, 0) as count, coalesce(t.count, 0) as true_count, coalesce(k.amount, 0) as amount, coalesce(t.amount, 0) as true_amount
    from kept k full join recounted t using (owner, month, measure, key, currency)
  ), drift as (
    select * from compared where count <> true_count or amount <> true_amount order by owner, month, measure limit 1000
  )
  select (select count(*) from compared)::int as compared, (
    select coalesce(json_agg(json_build_object('owner', owner, 'month', month, 'measure', measure, 'count', count, 'trueCount', true_count,
                                               'amount', amount::text, 'trueAmount', true_amount::text)), '[]') from drift
  ) as drift`

/** One statement, so that sums and rows are of the same instant. Reads every row that is summed: for audits. */
export async function reconcileOverview(database: Database): Promise<OverviewReconciliation> {
  const [row] = await database.query(RECONCILE, [])
  return row as unknown as OverviewReconciliation
}
