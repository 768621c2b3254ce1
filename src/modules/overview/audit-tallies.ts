import type { Services } from '../../platform/context.js'
import { reconcileOverview, type OverviewDrift } from './reconcile-overview.view.js'

const IS_DUE = `select not exists (select 1 from tally_audit where at > $1::timestamptz - interval '1 day') as due`
const KEEP = 'insert into tally_audit (at, compared, drifted) values ($1, $2, $3) on conflict do nothing'
const MOST_NAMED = 5

/** Goes to the log, as a fault of ours. */
export class OverviewDrifted extends Error {
  constructor(drift: readonly OverviewDrift[]) {
    const named = drift.slice(0, MOST_NAMED).map(({ owner, month, measure, count, trueCount, amount, trueAmount }) =>
      `${measure} of ${owner} in ${month}: ${count} and ${amount} kept, ${trueCount} and ${trueAmount} counted`)
    super(`The sums of the overviews drifted from the rows in ${drift.length} places: ${named.join('; ')}`)
  }
}

/** Once a day counts everything anew and keeps the result; what drifted is told once for each audit. @throws OverviewDrifted */
export async function auditTallies({ reading: { database } }: Services, now: Date): Promise<number> {
  const [row] = await database.query(IS_DUE, [now])
  if (row?.['due'] !== true) return 0
  const { compared, drift } = await reconcileOverview(database)
  await database.query(KEEP, [now, compared, drift.length])
  if (drift.length > 0) throw new OverviewDrifted(drift)
  return 1
}
