import type { Tx } from '../../platform/transaction.js'
import { decimal } from '../../values/decimal.js'
import { countLoss, moveQuantity, type Contract, type ContractLine } from '../contracts/index.js'

export interface Miss {
  line: ContractLine
  quantity: string
  from: 'inProduction' | 'ready' | 'inTransit'
  reason: string
  counted?: 'rejected' | 'scrapped' | 'short'
}

/**
 * A quantity that was not made well or did not arrive must be made again: both sides are told, and `planWorkOrders` finds the facility's
 * free capacity for it. Under a terminated contract nothing is made again, and of a unique work there is no other: that much is cancelled.
 */
export function makeAgain(tx: Tx, contract: Contract, { line, quantity, from, reason, counted }: Miss): void {
  if (decimal(quantity).isZero()) return
  if (counted) countLoss(line, quantity, counted)
  const isReplaced = contract.status === 'ACTIVE' && line.product.kind !== 'UNIQUE'
  moveQuantity(line, quantity, from, isReplaced ? 'planned' : 'cancelled')
  if (isReplaced) tx.record('ReplacementNeeded', contract, { contractLineId: line.id, quantity, unit: line.unit, reason })
}
