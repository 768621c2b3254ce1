import type { Tx } from '../../platform/transaction.js'
import { Decimal, decimal, decimalText, sumOf } from '../../values/decimal.js'
import { unbookCapacity } from '../facilities/index.js'
import { Allocation } from '../matching/index.js'
import type { Contract, ContractLine } from '../contracts/index.js'
import { Batch } from './batch.entity.js'
import { closeWorkOrder } from './close-work-order.js'
import { facilityDay } from './facility-day.js'
import { unorderedDays } from './production-days.js'

/**
 * Less is to be made than was planned, by an amendment or a termination: days and batches that were not begun go, the latest first.
 * Whole days ahead are given back; a batch that still makes something keeps its days.
 */
export async function cutProduction(tx: Tx, contract: Contract, line: ContractLine): Promise<void> {
  const batches = await tx.em.find(Batch, { contractLine: line }, { populate: ['workOrder'], orderBy: { plannedOn: 'desc', id: 'desc' } })
  const waiting = batches.filter(({ status }) => status === 'PLANNED' || status === 'RELEASED')
  const unordered = await unorderedDays(tx, contract, { line, batches })
  let excess = sumOf([...unordered, ...waiting].map(({ quantity }) => quantity)).minus(line.planned)

  const givenBack: string[] = []
  for (const { id, quantity } of unordered.toReversed()) {
    if (excess.lessThan(quantity) || (quantity === '0' && line.planned !== '0')) continue
    givenBack.push(id)
    excess = excess.minus(quantity)
  }
  for (const batch of waiting) {
    if (excess.greaterThanOrEqualTo(batch.quantity)) givenBack.push(...batch.allocations)
    excess = excess.minus(await cut(tx, batch, Decimal.max(0, excess)))
  }
  await giveBack(tx, contract, givenBack)
}

async function cut(tx: Tx, batch: Batch, excess: Decimal): Promise<Decimal> {
  const less = Decimal.min(excess, batch.quantity)
  if (less.isZero()) return less
  if (less.equals(batch.quantity)) {
    batch.status = 'CANCELLED'
    tx.record('BatchCancelled', batch, { quantity: batch.quantity, unit: batch.unit })
    await closeWorkOrder(tx, batch)
    return less
  }
  batch.quantity = decimalText(decimal(batch.quantity).minus(less))
  tx.record('BatchReduced', batch, { quantity: batch.quantity, unit: batch.unit })
  return less
}

/** Hours of today and before are spent. */
async function giveBack(tx: Tx, contract: Contract, allocationIds: readonly string[]): Promise<void> {
  const today = await facilityDay(tx, contract)
  const ahead = await tx.em.find(Allocation, { id: { $in: [...allocationIds] }, day: { $gt: today } })
  await unbookCapacity(tx, { allocationIds: ahead.map(({ id }) => id), contractId: contract.id })
}
