import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { dayIn } from '../../../values/calendar-date.js'
import { Product } from '../../catalogue/index.js'
import { facilityLifecycle } from '../facility.lifecycle.js'
import { lockFacility } from '../facility-locks.js'
import { facilityPolicy } from '../facility.policy.js'
import { StockItem } from '../stock/stock-item.entity.js'
import type { RecordStockInput } from '../stock/stock.inputs.js'
import { recordable } from '../stock/stock.rules.js'

/** Finished goods that can be matched at once; a unique work is a stock item of its own. */
export async function recordStock(tx: Tx, input: RecordStockInput): Promise<StockItem> {
  const facility = await lockFacility(tx, input.facilityId)
  authorize(facilityPolicy, 'recordStock', tx.actor, facility)
  expectState(facilityLifecycle, 'recordStock', facility)
  const product = await tx.get(Product, input.productId)
  const { quantity, producedOn, qualityClass = null, serial = null } = input
  const draft = { qualityClass, serial, attributes: input.attributes ?? {}, quantity, producedOn }
  enforce(recordable, draft, { product, today: dayIn(facility.timezone, tx.now) })

  const unitPrice = input.unitPrice.toMoney()
  const item = tx.create(StockItem, { facility, organization: facility.organization, product, ...draft, held: '0', booked: '0', unitPrice })
  tx.record('StockRecorded', item, { facilityId: facility.id, productId: product.id, qualityClass, quantity })
  return item
}
