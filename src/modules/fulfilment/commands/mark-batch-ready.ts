import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { moveQuantity, settleContract } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { closeWorkOrder } from '../close-work-order.js'
import { facilityDay } from '../facility-day.js'
import { cured } from '../fulfilment.rules.js'
import { moveBatch } from '../locked-batch.js'

/** May be shipped from now on; not before it has cured. @throws RULES_BROKEN CURED with the day */
export async function markBatchReady(tx: Tx, id: string): Promise<Batch> {
  const inHand = await moveBatch(tx, id, 'markBatchReady')
  const { batch, contract, line } = inHand
  enforce(cured, { batch, today: await facilityDay(tx, contract) }, null)
  moveQuantity(line, batch.quantity, 'inProduction', 'ready')
  tx.record('BatchReady', batch, { quantity: batch.quantity, unit: batch.unit })
  await closeWorkOrder(tx, batch)
  await settleContract(tx, inHand)
  return batch
}
