import { nextNumber } from '../../../platform/numbers.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText } from '../../../values/decimal.js'
import { moveQuantity, settleContract, type ContractInHand } from '../../contracts/index.js'
import type { HandoverInput, ReceiveShipmentInput } from '../fulfilment.inputs.js'
import { receivable, type Handover } from '../fulfilment.rules.js'
import { lineOf } from '../locked-batch.js'
import { moveShipment } from '../locked-shipment.js'
import { ReceiptLine } from '../receipt-line.entity.js'
import { Receipt } from '../receipt.entity.js'
import { makeAgain } from '../replacement.js'
import type { ShipmentLine } from '../shipment-line.entity.js'

/** The buyer signs the handover (BAST): what is rejected or short becomes replacement demand, and a contract that has all is complete. */
export async function receiveShipment(tx: Tx, { shipmentId, lines, expectedVersion }: ReceiveShipmentInput): Promise<Receipt> {
  const inHand = await moveShipment(tx, shipmentId, 'receiveShipment', expectedVersion)
  const { shipment, contract, parts } = inHand
  const handovers = lines.map((line) => handoverOf(parts, line))
  enforce(receivable, { handovers, shipped: parts.length }, null)

  const { buyer, supplier } = contract
  const receipt = tx.create(Receipt, {
    contract, buyer, supplier, shipment, number: await nextNumber(tx, 'BAST', tx.now.getUTCFullYear()), receivedAt: tx.now, receivedBy: tx.actor.userId,
  })
  tx.record('ShipmentReceived', shipment, { receipt: receipt.number, ...totals(handovers) })
  for (const handover of handovers) handOver(tx, inHand, { receipt, handover })
  await settleContract(tx, inHand)
  return receipt
}

function handoverOf(parts: readonly ShipmentLine[], { lineId, accepted, rejected, short, rejectionReason }: HandoverInput): Handover {
  const line = parts.find(({ contractLine }) => contractLine.id === lineId)
  return { lineId, accepted, rejected, short, reason: rejectionReason ?? null, shipped: line?.quantity ?? null, unit: line?.unit ?? null }
}

function handOver(tx: Tx, { contract, lines }: ContractInHand, { receipt, handover }: { receipt: Receipt; handover: Handover }): void {
  const { accepted, rejected, short, shipped, reason } = handover
  const line = lineOf(lines, handover.lineId)
  tx.create(ReceiptLine, {
    receipt, contractLine: line, buyer: contract.buyer, supplier: contract.supplier, unit: line.unit, shipped: decimalText(shipped ?? '0'),
    accepted: decimalText(accepted), rejected: decimalText(rejected), short: decimalText(short), rejectionReason: decimal(rejected).isZero() ? null : reason,
  })
  moveQuantity(line, accepted, 'inTransit', 'accepted')
  makeAgain(tx, contract, { line, quantity: rejected, from: 'inTransit', reason: reason ?? '', counted: 'rejected' })
  makeAgain(tx, contract, { line, quantity: short, from: 'inTransit', reason: 'SHORT', counted: 'short' })
}

function totals(handovers: readonly Handover[]) {
  const of = (what: 'accepted' | 'rejected' | 'short') => handovers.map(({ unit, ...handover }) => ({ quantity: decimalText(handover[what]), unit: unit ?? '' }))
  return { accepted: of('accepted'), rejected: of('rejected'), short: of('short') }
}
