import { unauthenticated } from '../../../platform/errors.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { receiptPolicy } from '../fulfilment.policy.js'
import { confirmable } from '../fulfilment.rules.js'
import { Receipt } from '../receipt.entity.js'

/** The facility signs the handover too. */
export async function confirmReceipt(tx: Tx, id: string): Promise<Receipt> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const receipt = await tx.lock(Receipt, id)
  authorize(receiptPolicy, 'confirmReceipt', tx.actor, receipt)
  enforce(confirmable, receipt, null)

  receipt.confirmedAt = tx.now
  receipt.confirmedBy = tx.actor.userId
  tx.record('ReceiptConfirmed', receipt, { number: receipt.number })
  return receipt
}
