import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Batch } from '../batch.entity.js'
import { releasable } from '../fulfilment.rules.js'
import { moveBatch } from '../locked-batch.js'

/** Material and crew are there: the batch may be started. @throws RULES_BROKEN SAMPLE_APPROVED */
export async function releaseBatch(tx: Tx, id: string): Promise<Batch> {
  const { batch } = await moveBatch(tx, id, 'releaseBatch')
  enforce(releasable, batch.workOrder, null)
  tx.record('BatchReleased', batch, {})
  return batch
}
