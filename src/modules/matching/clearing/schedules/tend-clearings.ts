import type { Services } from '../../../../platform/context.js'
import { systemContext } from '../../system-context.js'
import { failClearing } from '../commands/end-clearing.js'
import { runClearing } from '../job/run-clearing.js'

const LOST = `select id from clearing_run where status = 'RUNNING' and heartbeat_at < now() - interval '30 seconds' order by id`
const WAITING = `select id from clearing_run where status = 'RUNNING' and heartbeat_at is null order by id`

/** Ends runs whose server went down, and starts those whose server went down before it could begin. */
export async function tendClearings(services: Services): Promise<number> {
  const { database } = services.reading
  const lost = await database.query(LOST, [])
  for (const { id } of lost) await systemContext(services).run((tx) => failClearing(tx, String(id), 'The server that worked on it went down.'))
  for (const { id } of await database.query(WAITING, [])) void runClearing(services, String(id))
  return lost.length
}
