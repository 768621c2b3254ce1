import type { Tx } from '../../platform/transaction.js'
import { Decimal, decimal, sumOf } from '../../values/decimal.js'
import { allocationsOf, isFor, type Contract, type ContractLine } from '../contracts/index.js'
import { Batch } from './batch.entity.js'
import { ShipmentLine } from './shipment-line.entity.js'

/** A ready batch and how much of it was not shipped yet. */
export interface ReadyBatch { batch: Batch; left: Decimal }

/** Goods leave in the order in which they must: from stock first, then the batch that spoils, or was finished, first. */
export async function readyBatches(tx: Tx, contract: Contract, line: ContractLine): Promise<ReadyBatch[]> {
  const batches = await tx.em.find(Batch, { contractLine: line, status: { $in: ['READY', 'SCRAPPED'] } }, { orderBy: { bestBefore: 'asc', finishedAt: 'asc', id: 'asc' } })
  const shipped = await tx.em.find(ShipmentLine, { contractLine: line, shipment: { status: { $ne: 'RETURNED' } } })
  const stock = (await allocationsOf(tx, contract)).filter((allocation) => allocation.stockItem && isFor(allocation, line))
  let gone = Decimal.max(0, sumOf(shipped.map(({ quantity }) => quantity)).minus(sumOf(stock.map(({ quantity }) => quantity))))
  return batches.map((batch) => {
    const good = decimal(batch.quantity).minus(batch.scrapped)
    const taken = Decimal.min(gone, good)
    gone = gone.minus(taken)
    return { batch, left: good.minus(taken) }
  }).filter(({ left }) => left.greaterThan(0))
}
