import type { Tx } from '../../../../platform/transaction.js'
import { ClearingRun } from '../clearing-run.entity.js'
import type { Figures } from '../figures.js'

const BEAT = 'update clearing_run set heartbeat_at = now() where id = $1'

/** Says that the run is alive and how far it is. Gives whether it is to go on. */
export async function noteProgress(tx: Tx, id: string, figures: Figures | null): Promise<boolean> {
  const run = await tx.lock(ClearingRun, id)
  if (run.status !== 'RUNNING') return false
  await tx.query(BEAT, [id])
  if (figures && (figures.best !== run.best || figures.bound !== run.bound)) {
    Object.assign(run, figures)
    tx.record('ClearingProgressed', run, { ...figures })
  }
  return !run.isStopping
}
