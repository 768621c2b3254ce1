import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText, sumOf } from '../../../values/decimal.js'
import { explained, settleContract } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { discardable } from '../fulfilment.rules.js'
import { Inspection } from '../inspection.entity.js'
import { moveBatch } from '../locked-batch.js'
import { readyBatches } from '../ready-goods.js'
import { makeAgain } from '../replacement.js'

/** What is left of a ready batch is no longer good, such as cakes that would not keep until they arrive: it is made again. */
export async function discardBatch(tx: Tx, id: string, findings: string): Promise<Batch> {
  const inHand = await moveBatch(tx, id, 'discardBatch')
  const { batch, contract, line } = inHand
  enforce(explained, { field: 'findings', text: findings }, null)
  const found = (await readyBatches(tx, contract, line)).find((ready) => ready.batch.id === batch.id)
  const left = decimalText(sumOf(found ? [found.left] : []))
  enforce(discardable, { left }, null)

  batch.scrapped = decimalText(decimal(batch.scrapped).plus(left))
  tx.create(Inspection, { batch, buyer: batch.buyer, supplier: batch.supplier, result: 'FAILED', scrapped: left, findings, inspectedAt: tx.now })
  tx.record('BatchScrapped', batch, { quantity: left, unit: batch.unit, findings })
  makeAgain(tx, contract, { line, quantity: left, from: 'ready', reason: findings, counted: 'scrapped' })
  await settleContract(tx, inHand)
  return batch
}
