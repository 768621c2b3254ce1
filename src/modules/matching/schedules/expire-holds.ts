import type { Services } from '../../../platform/context.js'
import { expireAwards } from '../commands/expire-awards.js'
import { replanBroken } from '../replanning/replan-broken.js'
import { systemContext } from '../system-context.js'

const DUE = `select distinct plan_id as id from award where status = 'PENDING' and respond_by <= $1 order by plan_id`
const BROKEN = `select id from match_plan where is_broken and status = 'HELD' order by id`

/** Ends what was not answered in time, and plans anew whatever is broken: also what a stopped server left undone. */
export async function expireHolds(services: Services, now: Date): Promise<number> {
  let expired = 0
  for (const { id } of await services.reading.database.query(DUE, [now])) {
    expired += await systemContext(services).run((tx) => expireAwards(tx, String(id)))
  }
  for (const { id } of await services.reading.database.query(BROKEN, [])) await replanBroken(services, String(id))
  return expired
}
