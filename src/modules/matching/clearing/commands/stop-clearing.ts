import { expectState } from '../../../../platform/lifecycle.js'
import { authorize } from '../../../../platform/policy.js'
import type { Tx } from '../../../../platform/transaction.js'
import { ClearingRun } from '../clearing-run.entity.js'
import { clearingRunLifecycle } from '../clearing-run.lifecycle.js'
import { clearingRunPolicy } from '../clearing-run.policy.js'

/** Asks for an end with the best plan so far. Whichever server works on it hears of it within a second or two. */
export async function stopClearing(tx: Tx, id: string, expectedVersion?: number): Promise<ClearingRun> {
  const run = await tx.lock(ClearingRun, id, { expectedVersion })
  authorize(clearingRunPolicy, 'stopClearing', tx.actor, run)
  expectState(clearingRunLifecycle, 'stopClearing', run)
  if (run.isStopping) return run
  run.isStopping = true
  tx.record('ClearingStopRequested', run, { region: run.region })
  return run
}
