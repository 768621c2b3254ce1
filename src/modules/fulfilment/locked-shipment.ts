import { staleVersion, unauthenticated } from '../../platform/errors.js'
import { transition } from '../../platform/lifecycle.js'
import { authorize } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { lockContract, type ContractInHand } from '../contracts/index.js'
import { shipmentLifecycle } from './fulfilment.lifecycle.js'
import { shipmentPolicy } from './fulfilment.policy.js'
import { ShipmentLine } from './shipment-line.entity.js'
import { Shipment } from './shipment.entity.js'

export interface ShipmentInHand extends ContractInHand { shipment: Shipment; parts: readonly ShipmentLine[] }

/** The steps that all actions on a shipment share: lock, who, when. */
export async function moveShipment(tx: Tx, id: string, action: keyof typeof shipmentLifecycle, expectedVersion?: number): Promise<ShipmentInHand> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { contract: { id: contractId } } = await tx.get(Shipment, id)
  const inHand = await lockContract(tx, contractId)
  const shipment = await tx.lock(Shipment, id)
  authorize(shipmentPolicy, action, tx.actor, shipment)
  if (expectedVersion != null && expectedVersion !== shipment.version) throw staleVersion(shipment.version)
  transition(shipmentLifecycle, action, shipment)
  const parts = await tx.em.find(ShipmentLine, { shipment }, { orderBy: { id: 'asc' } })
  return { ...inHand, shipment, parts }
}
