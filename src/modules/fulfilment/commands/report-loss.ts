import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained, settleContract } from '../../contracts/index.js'
import { lineOf } from '../locked-batch.js'
import { moveShipment } from '../locked-shipment.js'
import { makeAgain } from '../replacement.js'
import type { Shipment } from '../shipment.entity.js'

/** It will not arrive: its goods are made again. */
export async function reportLoss(tx: Tx, id: string, reason: string): Promise<Shipment> {
  const inHand = await moveShipment(tx, id, 'reportLoss')
  const { shipment, contract, lines, parts } = inHand
  enforce(explained, { field: 'reason', text: reason }, null)
  tx.record('ShipmentLost', shipment, { reason })
  for (const { contractLine, quantity } of parts) makeAgain(tx, contract, { line: lineOf(lines, contractLine.id), quantity, from: 'inTransit', reason })
  await settleContract(tx, inHand)
  return shipment
}
