import type { Services } from '../../../platform/context.js'
import { expireAwards } from '../commands/expire-awards.js'
import { replanBroken } from '../replanning/replan-broken.js'
import { systemContext } from '../system-context.js'

const DUE = `select distinct plan_id as id from award where status = 'PENDING' and respond_by <= $1 order by plan_id`
const BROKEN = `select id from match_plan where is_broken and status = 'HELD' order by id`

/** Ends what was not answered in time, and plans anew whatever is broken: also what a stopped server left undone. */
export async function expireHolds(services: Services, now: Date): Promise<number> {
  const due = await idsOf(services, DUE, [now])
  const expired = await inTurn(due, (id) => systemContext(services).run((tx) => expireAwards(tx, id)))
  await inTurn(await idsOf(services, BROKEN, []), (id) => replanBroken(services, id))
  return expired.reduce((sum, count) => sum + count, 0)
}

async function idsOf({ reading }: Services, sql: string, values: readonly unknown[]): Promise<string[]> {
  return (await reading.database.query(sql, values)).map(({ id }) => String(id))
}

/** One plan that fails keeps no other from its turn; its failure is reported when all have had theirs. */
async function inTurn<R>(ids: readonly string[], work: (id: string) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  const failures: unknown[] = []
  for (const id of ids) await work(id).then((result) => done.push(result), (failure: unknown) => failures.push(failure))
  if (failures.length > 0) throw new AggregateError(failures, 'some plans could not be brought up to date')
  return done
}
