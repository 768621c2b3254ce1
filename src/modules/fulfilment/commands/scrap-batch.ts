import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained, settleContract } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { closeWorkOrder } from '../close-work-order.js'
import { Inspection } from '../inspection.entity.js'
import { moveBatch } from '../locked-batch.js'
import { makeAgain } from '../replacement.js'

/** Given up after it failed: all of it is made again, on capacity that must be found. */
export async function scrapBatch(tx: Tx, id: string, findings: string): Promise<Batch> {
  const inHand = await moveBatch(tx, id, 'scrapBatch')
  const { batch, contract, line } = inHand
  enforce(explained, { field: 'findings', text: findings }, null)

  batch.scrapped = batch.quantity
  tx.create(Inspection, { batch, buyer: batch.buyer, supplier: batch.supplier, result: 'FAILED', scrapped: batch.scrapped, findings, inspectedAt: tx.now })
  tx.record('BatchScrapped', batch, { quantity: batch.scrapped, unit: batch.unit, findings })
  makeAgain(tx, contract, { line, quantity: batch.scrapped, from: 'inProduction', reason: findings, counted: 'scrapped' })
  await closeWorkOrder(tx, batch)
  await settleContract(tx, inHand)
  return batch
}
