import type { Tx } from '../../../platform/transaction.js'
import { Decimal, decimal, decimalText } from '../../../values/decimal.js'
import { enter } from './enter.js'
import { lockOutstanding } from './outstanding.js'

/** What leaves the facility of one allocation that was booked from stock, in base units; without an amount: all of it. */
export interface Consumption { readonly allocationId: string; readonly amount?: string }

/** Takes delivered goods out of stock and of what is booked in it; never more than is booked. Gives what was taken, by allocation. */
export async function consumeStock(tx: Tx, consumptions: readonly Consumption[]): Promise<ReadonlyMap<string, string>> {
  const outstanding = await lockOutstanding(tx, consumptions.map(({ allocationId }) => allocationId))
  const moves = consumptions.flatMap(({ allocationId, amount }) => {
    const of = outstanding.find((candidate) => candidate.allocation === allocationId && candidate.stock !== null)
    if (!of) return []
    return [{ of, kind: 'CONSUME' as const, amount: decimalText(Decimal.min(decimal(amount ?? of.booked), decimal(of.booked))), contractId: of.contract }]
  })
  await enter(tx, moves)
  return new Map(moves.map(({ of, amount }) => [of.allocation, amount]))
}
