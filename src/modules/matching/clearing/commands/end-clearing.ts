import { transition } from '../../../../platform/lifecycle.js'
import type { Tx } from '../../../../platform/transaction.js'
import { ClearingRun } from '../clearing-run.entity.js'
import { clearingRunCourse } from '../clearing-run.lifecycle.js'
import type { StoredClearingResult } from '../clearing-run.types.js'
import type { Answer, Instance } from '../../engine/index.js'
import { clearingService, figuresOf } from '../figures.js'

export interface ClearingEnd { instance: Instance; answer: Answer; results: StoredClearingResult[]; wasStopped: boolean }

/** Past the unit of work: what may be large is no part of the event about it. */
const KEEP = 'update clearing_run set instance = $2::jsonb, answer = $3::jsonb where id = $1'

export async function endClearing(tx: Tx, id: string, { instance, answer, results, wasStopped }: ClearingEnd): Promise<ClearingRun> {
  const run = await tx.lock(ClearingRun, id)
  transition(clearingRunCourse, wasStopped ? 'endEarly' : 'finish', run)
  const figures = figuresOf(answer)
  Object.assign(run, figures, { phase: null, service: clearingService(answer), results, endedAt: tx.now })
  await tx.query(KEEP, [id, JSON.stringify(instance), JSON.stringify(answer)])
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
