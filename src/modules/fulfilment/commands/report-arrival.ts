import type { Tx } from '../../../platform/transaction.js'
import { daysBetween } from '../../../values/calendar-date.js'
import { DeliverySlot, dayInRegion } from '../../requests/index.js'
import { lineOf } from '../locked-batch.js'
import { moveShipment } from '../locked-shipment.js'
import type { Shipment } from '../shipment.entity.js'

/** On time is measured here, on arrival, never on dispatch (GAO GGD-98-118): against the revised day where the buyer agreed to one. */
export async function reportArrival(tx: Tx, id: string): Promise<Shipment> {
  const { shipment, lines, parts } = await moveShipment(tx, id, 'reportArrival')
  const late: number[] = []
  for (const { contractLine } of parts) {
    const line = lineOf(lines, contractLine.id)
    const { region } = await tx.get(DeliverySlot, line.slot.id)
    late.push(daysBetween(line.revisedOn ?? line.promisedOn, dayInRegion(region, tx.now)))
  }
  shipment.arrivedAt = tx.now
  shipment.daysLate = Math.max(0, ...late)
  tx.record('ShipmentArrived', shipment, { daysLate: shipment.daysLate })
  return shipment
}
