import type { Allocation } from '../matching/index.js'
import { decimalText, sumOf } from '../../values/decimal.js'
import { isFor } from './allocations.js'
import type { ContractLine } from './contract-line.entity.js'
import { moveQuantity } from './line-ledger.js'

/** Goods from stock, unique works among them, need no production: they are ready as soon as the contract is active. */
export function takeFromStock(lines: readonly ContractLine[], allocations: readonly Allocation[]): void {
  for (const line of lines) {
    const fromStock = allocations.filter((allocation) => allocation.stockItem && isFor(allocation, line))
    moveQuantity(line, decimalText(sumOf(fromStock.map(({ quantity }) => quantity))), 'planned', 'ready')
  }
}
