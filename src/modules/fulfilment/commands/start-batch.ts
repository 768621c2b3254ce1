import type { Tx } from '../../../platform/transaction.js'
import { moveQuantity } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { moveBatch } from '../locked-batch.js'

export async function startBatch(tx: Tx, id: string): Promise<Batch> {
  const { batch, line } = await moveBatch(tx, id, 'startBatch')
  moveQuantity(line, batch.quantity, 'planned', 'inProduction')
  batch.startedAt = tx.now
  tx.record('BatchStarted', batch, { quantity: batch.quantity, unit: batch.unit })
  return batch
}
