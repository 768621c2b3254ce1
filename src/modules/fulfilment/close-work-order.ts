import type { Tx } from '../../platform/transaction.js'
import { Batch } from './batch.entity.js'
import type { BatchStatus } from './fulfilment.enums.js'

const ENDED: ReadonlySet<BatchStatus> = new Set(['READY', 'SCRAPPED', 'CANCELLED'])

/** A work order is done with the last of its batches, and cancelled when none of them was made. */
export async function closeWorkOrder(tx: Tx, { workOrder }: Batch): Promise<void> {
  const batches = await tx.em.find(Batch, { workOrder })
  if (!batches.every(({ status }) => ENDED.has(status))) return
  workOrder.status = batches.every(({ status }) => status === 'CANCELLED') ? 'CANCELLED' : 'DONE'
}
