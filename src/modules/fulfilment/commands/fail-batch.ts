import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { Inspection } from '../inspection.entity.js'
import { moveBatch } from '../locked-batch.js'

/** Not good: afterwards it is reworked or scrapped. */
export async function failBatch(tx: Tx, id: string, findings: string): Promise<Batch> {
  const { batch } = await moveBatch(tx, id, 'failBatch')
  enforce(explained, { field: 'findings', text: findings }, null)
  tx.create(Inspection, { batch, buyer: batch.buyer, supplier: batch.supplier, result: 'FAILED', scrapped: '0', findings, inspectedAt: tx.now })
  tx.record('BatchFailed', batch, { findings })
  return batch
}
