import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText } from '../../../values/decimal.js'
import { stockPolicy } from '../facility.policy.js'
import { reserversOf } from '../reservation/reservers.js'
import { StockItem } from '../stock/stock-item.entity.js'
import type { AdjustStockInput } from '../stock/stock.inputs.js'
import { adjustable } from '../stock/stock.rules.js'

/** Sets what was counted. Refused below what is held and booked. */
export async function adjustStock(tx: Tx, id: string, { quantity, reason, expectedVersion }: AdjustStockInput): Promise<StockItem> {
  const item = await tx.lock(StockItem, id, { populate: ['product', 'facility', 'organization'], expectedVersion })
  authorize(stockPolicy, 'adjustStock', tx.actor, item)
  const reserved = decimalText(decimal(item.held).plus(decimal(item.booked)))
  const { planIds, contractIds } = (await reserversOf(tx, [id])).get(id) ?? { planIds: [], contractIds: [] }
  const { unit, kind } = item.product
  enforce(adjustable, { quantity, reserved, unit, kind, planIds, contractIds }, null)

  const before = item.quantity
  item.quantity = quantity
  tx.record('StockAdjusted', item, { before, after: quantity, reason })
  return item
}
