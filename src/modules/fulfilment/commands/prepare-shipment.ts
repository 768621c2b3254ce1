import { nextNumber } from '../../../platform/numbers.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimalText } from '../../../values/decimal.js'
import { lockContractFor, moveQuantity } from '../../contracts/index.js'
import type { PrepareShipmentInput } from '../fulfilment.inputs.js'
import { productionPolicy } from '../fulfilment.policy.js'
import { packable } from '../fulfilment.rules.js'
import { lineOf } from '../locked-batch.js'
import { BEGUN, expectContract } from '../locked-contract.js'
import { packingOf, takeOffTheShelf } from '../packing.js'
import { ShipmentLine } from '../shipment-line.entity.js'
import { Shipment } from '../shipment.entity.js'

/** Packs ready goods. @throws RULES_BROKEN: more than is ready, too old to arrive fresh, a foreign line … */
export async function prepareShipment(tx: Tx, { contractId, lines: asked, carrier }: PrepareShipmentInput): Promise<Shipment> {
  const inHand = await lockContractFor(tx, { id: contractId, policy: productionPolicy, action: 'prepareShipment' })
  const { contract } = inHand
  expectContract(contract, 'prepareShipment', BEGUN)
  const packings = await Promise.all(asked.map((line) => packingOf(tx, inHand, line)))
  enforce(packable, { packings }, null)

  await takeOffTheShelf(tx, inHand, packings)
  const { buyer, supplier } = contract
  const shipment = tx.create(Shipment, {
    contract, buyer, supplier, number: await nextNumber(tx, 'SHP', tx.now.getUTCFullYear()), status: 'PREPARED', carrier: carrier ?? null, preparedAt: tx.now,
  })
  for (const { lineId, quantity } of packings) {
    const contractLine = lineOf(inHand.lines, lineId)
    moveQuantity(contractLine, quantity, 'ready', 'inTransit')
    tx.create(ShipmentLine, { shipment, contractLine, buyer, supplier, quantity: decimalText(quantity), unit: contractLine.unit })
  }
  tx.record('ShipmentPrepared', shipment, { number: shipment.number, lines: packings.map(({ quantity, unit }) => ({ quantity, unit: unit ?? '' })) })
  return shipment
}
