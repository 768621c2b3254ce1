import type { Tx } from '../../../platform/transaction.js'
import { moveShipment } from '../locked-shipment.js'
import type { Shipment } from '../shipment.entity.js'

export async function dispatchShipment(tx: Tx, id: string, carrier?: string): Promise<Shipment> {
  const { shipment } = await moveShipment(tx, id, 'dispatchShipment')
  shipment.dispatchedAt = tx.now
  shipment.carrier = carrier ?? shipment.carrier ?? null
  tx.record('ShipmentDispatched', shipment, { carrier: shipment.carrier })
  return shipment
}
