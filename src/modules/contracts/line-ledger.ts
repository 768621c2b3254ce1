import { decimal, decimalText } from '../../values/decimal.js'
import type { ContractLine } from './contract-line.entity.js'

/** Where a unit of a contract line can be. */
export type Place = 'planned' | 'inProduction' | 'ready' | 'inTransit' | 'accepted' | 'cancelled'

/** Moves a quantity from one place of a line to another: the only way counters change, so that the sum never does. */
export function moveQuantity(line: ContractLine, amount: string, from: Place, to: Place): void {
  const moved = decimal(amount)
  if (moved.isNegative()) throw new RangeError(`cannot move ${amount}`)
  line[from] = decimalText(decimal(line[from]).minus(moved))
  line[to] = decimalText(decimal(line[to]).plus(moved))
}

/** Counts what went back to planned and why, beside the places. */
export function countLoss(line: ContractLine, amount: string, why: 'rejected' | 'scrapped' | 'short'): void {
  line[why] = decimalText(decimal(line[why]).plus(amount))
}

/** Nothing is left to make, ship or receive. */
export function isFulfilled(line: ContractLine): boolean {
  return decimal(line.accepted).plus(line.cancelled).equals(line.ordered)
}
