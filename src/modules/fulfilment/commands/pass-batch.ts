import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { Inspection } from '../inspection.entity.js'
import { moveBatch } from '../locked-batch.js'

/** Good: it may become ready when it has cured. */
export async function passBatch(tx: Tx, id: string, findings: string): Promise<Batch> {
  const { batch } = await moveBatch(tx, id, 'passBatch')
  enforce(explained, { field: 'findings', text: findings }, null)
  tx.create(Inspection, { batch, buyer: batch.buyer, supplier: batch.supplier, result: 'PASSED', scrapped: '0', findings, inspectedAt: tx.now })
  tx.record('BatchPassed', batch, { findings })
  return batch
}
