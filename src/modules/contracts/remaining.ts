import { decimal, decimalText, type Decimal } from '../../values/decimal.js'
import { Money } from '../../values/money.js'
import type { Tx } from '../../platform/transaction.js'
import { unbookCapacity } from '../facilities/index.js'
import { bookingsOf, isFor } from './allocations.js'
import type { ContractLine } from './contract-line.entity.js'
import { moveQuantity } from './line-ledger.js'
import type { ContractInHand } from './locked-contract.js'

/** What is not begun will not be made. */
export function cancelRemaining(lines: readonly ContractLine[]): void {
  for (const line of lines) moveQuantity(line, line.planned, 'planned', 'cancelled')
}

/** Goods from stock that were not packed yet go back to it: they were not made for this contract. */
export async function returnStock(tx: Tx, { contract, lines }: Omit<ContractInHand, 'request'>): Promise<void> {
  const inStock = (await bookingsOf(tx, contract)).filter(({ allocation }) => allocation.stockItem)
  for (const line of lines) {
    const back = inStock.filter(({ allocation }) => isFor(allocation, line)).reduce((sum, { left }) => sum.plus(left), decimal('0'))
    moveQuantity(line, decimalText(back), 'ready', 'cancelled')
  }
  await unbookCapacity(tx, { allocationIds: inStock.map(({ allocation }) => allocation.id), contractId: contract.id })
}

/** What the buyer pays after a termination: what was made, is on its way or accepted, at its price (domain rule 9). */
export function finishedValue({ contract, lines }: Omit<ContractInHand, 'request'>): Money {
  return Money.sum(lines.map((line) => line.unitPrice.times(finished(line)).round()), contract.value.currency)
}

function finished({ accepted, inTransit, ready }: ContractLine): Decimal {
  return decimal(accepted).plus(inTransit).plus(ready)
}
