import type { Tx } from '../../../platform/transaction.js'
import type { Batch } from '../batch.entity.js'
import { moveBatch } from '../locked-batch.js'

export async function reworkBatch(tx: Tx, id: string): Promise<Batch> {
  const { batch } = await moveBatch(tx, id, 'reworkBatch')
  Object.assign(batch, { finishedAt: null, curedOn: null, bestBefore: null })
  tx.record('BatchReworked', batch, {})
  return batch
}
