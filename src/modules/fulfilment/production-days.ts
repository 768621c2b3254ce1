import type { Tx } from '../../platform/transaction.js'
import { Decimal, decimal, decimalText, sumOf } from '../../values/decimal.js'
import { bookingsOf, isFor, reserveProduction, type Contract, type ContractLine } from '../contracts/index.js'
import type { Allocation } from '../matching/index.js'
import { Batch } from './batch.entity.js'

/** What one production line is to make on one day; nothing on a day that only sets up or begins a piece. */
export interface ProductionDay { allocation: Allocation; quantity: string }

/** The days of one production line for one line of the contract, in order. */
export interface Production { line: ContractLine; days: readonly ProductionDay[]; isReplacement: boolean }

/**
 * Days for what is planned and not ordered yet: those that are booked and in no batch, and, where they are too few, the facility's
 * earliest free hours, which are booked here.
 * @throws RULES_BROKEN NOT_ENOUGH_CAPACITY
 */
export async function productionFor(tx: Tx, contract: Contract, line: ContractLine): Promise<Production[]> {
  const batches = await tx.em.find(Batch, { contractLine: line })
  const waiting = batches.filter(({ status }) => status === 'PLANNED' || status === 'RELEASED')
  const open = decimal(line.planned).minus(sumOf(waiting.map(({ quantity }) => quantity)))
  if (open.lessThanOrEqualTo(0)) return []

  const booked = upTo(await unorderedDays(tx, contract, { line, batches }), open)
  const missing = open.minus(sumOf(booked.map(({ quantity }) => quantity)))
  const added = missing.isZero() ? [] : await reserveProduction(tx, contract, { line, quantity: decimalText(missing), by: null })
  return [
    ...byProductionLine(booked).map((days) => ({ line, days, isReplacement: false })),
    ...byProductionLine(added.map((allocation) => ({ allocation, quantity: allocation.quantity }))).map((days) => ({ line, days, isReplacement: true })),
  ]
}

/** Booked days of a line that no batch works off. */
export async function unorderedDays(tx: Tx, contract: Contract, { line, batches }: { line: ContractLine; batches: readonly Batch[] }): Promise<Allocation[]> {
  const ordered = new Set(batches.flatMap(({ allocations }) => allocations))
  return (await bookingsOf(tx, contract)).map(({ allocation }) => allocation)
    .filter((allocation) => allocation.day && isFor(allocation, line) && !ordered.has(allocation.id))
    .toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? ''))
}

function upTo(allocations: readonly Allocation[], most: Decimal): ProductionDay[] {
  let open = most
  return allocations.flatMap((allocation) => {
    if (open.isZero()) return []
    const quantity = Decimal.min(open, allocation.quantity)
    open = open.minus(quantity)
    return [{ allocation, quantity: decimalText(quantity) }]
  })
}

function byProductionLine(days: readonly ProductionDay[]): ProductionDay[][] {
  return [...Map.groupBy(days, ({ allocation }) => allocation.productionLine?.id).values()]
    .filter((group) => group.some(({ quantity }) => quantity !== '0'))
}
