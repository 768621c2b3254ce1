import type { Services } from '../../platform/context.js'

const AT_A_TIME = 10_000

/** Who folds at the same time takes other rows, and meets them in `tally` in the order of its key. */
const FOLD = `
  with taken as (
    delete from tally_delta where id in (select id from tally_delta order by id limit ${AT_A_TIME} for update skip locked)
    returning owner, month, measure, key, currency, count, amount
  ), folded as (
    insert into tally (owner, month, measure, key, currency, count, amount)
    select owner, month, measure, key, currency, sum(count), sum(amount) from taken group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (owner, month, measure, key, currency) do update set count = tally.count + excluded.count, amount = tally.amount + excluded.amount
  )
  select count(*)::int as taken from taken`

/** Adds up what was written since the last time, so that reading stays cheap; the sums are the same before and after. */
export async function foldTallies({ reading }: Services): Promise<number> {
  let folded = 0
  for (let taken = AT_A_TIME; taken === AT_A_TIME; folded += taken) {
    const [row] = await reading.database.query(FOLD, [])
    taken = Number(row?.['taken'])
  }
  return folded
}
