import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimalText } from '../../../values/decimal.js'
import type { Batch } from '../batch.entity.js'
import { progressing } from '../fulfilment.rules.js'
import { moveBatch } from '../locked-batch.js'

/** How much of the batch has been made so far, in all. */
export async function reportBatchProgress(tx: Tx, id: string, made: string): Promise<Batch> {
  const { batch } = await moveBatch(tx, id, 'reportBatchProgress')
  enforce(progressing, { batch, made }, null)
  batch.made = decimalText(made)
  tx.record('BatchProgressReported', batch, { made: batch.made, quantity: batch.quantity, unit: batch.unit })
  return batch
}
