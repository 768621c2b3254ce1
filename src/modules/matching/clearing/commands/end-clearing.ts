import { transition } from '../../../../platform/lifecycle.js'
import type { Tx } from '../../../../platform/transaction.js'
import { ClearingRun } from '../clearing-run.entity.js'
import { clearingRunCourse } from '../clearing-run.lifecycle.js'
import type { StoredClearingResult } from '../clearing-run.types.js'
import type { ClearingService } from '../../scarcity.types.js'
import type { Figures } from '../figures.js'

export interface ClearingEnd { figures: Figures; service: ClearingService | null; results: StoredClearingResult[]; wasStopped: boolean }

export async function endClearing(tx: Tx, id: string, { figures, service, results, wasStopped }: ClearingEnd): Promise<ClearingRun> {
  const run = await tx.lock(ClearingRun, id)
  transition(clearingRunCourse, wasStopped ? 'endEarly' : 'finish', run)
  Object.assign(run, figures, { phase: null, service, results, endedAt: tx.now })
  const proposals = results.filter(({ planId }) => planId !== null).length
  tx.record(wasStopped ? 'ClearingStopped' : 'ClearingDone', run, { ...figures, proposals })
  return run
}

/** Of a run that has ended already nothing changes. */
export async function failClearing(tx: Tx, id: string, reason: string): Promise<void> {
  const run = await tx.lock(ClearingRun, id)
  if (run.status !== 'RUNNING') return
  transition(clearingRunCourse, 'fail', run)
  Object.assign(run, { phase: null, failure: reason, endedAt: tx.now })
  tx.record('ClearingFailed', run, { reason })
}
