import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained, moveQuantity } from '../../contracts/index.js'
import { lineOf } from '../locked-batch.js'
import { moveShipment } from '../locked-shipment.js'
import type { Shipment } from '../shipment.entity.js'

/** It came back whole: its goods are ready to be shipped again. */
export async function reportReturn(tx: Tx, id: string, reason: string): Promise<Shipment> {
  const { shipment, lines, parts } = await moveShipment(tx, id, 'reportReturn')
  enforce(explained, { field: 'reason', text: reason }, null)
  for (const { contractLine, quantity } of parts) moveQuantity(lineOf(lines, contractLine.id), quantity, 'inTransit', 'ready')
  tx.record('ShipmentReturned', shipment, { reason })
  return shipment
}
