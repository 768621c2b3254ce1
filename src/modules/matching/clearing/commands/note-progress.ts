import type { Tx } from '../../../../platform/transaction.js'
import { ClearingRun } from '../clearing-run.entity.js'
import { hasMoved, type Progression } from '../figures.js'

const BEAT = 'update clearing_run set heartbeat_at = now() where id = $1'

/** Says that the run is alive and how far it is. Gives whether it is to go on. */
export async function noteProgress(tx: Tx, id: string, progress: Progression | null): Promise<boolean> {
  const run = await tx.lock(ClearingRun, id)
  if (run.status !== 'RUNNING') return false
  await tx.query(BEAT, [id])
  if (progress && hasMoved(progress, { phase: run.phase ?? null, best: run.best ?? null, bound: run.bound ?? null })) {
    Object.assign(run, progress)
    tx.record('ClearingProgressed', run, { ...progress })
  }
  return !run.isStopping
}
