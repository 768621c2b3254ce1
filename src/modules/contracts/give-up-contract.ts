import type { Tx } from '../../platform/transaction.js'
import { releaseAllocations, withdrawAward } from '../matching/index.js'
import { allocationsOf } from './allocations.js'
import type { ContractInHand } from './locked-contract.js'
import { cancelRemaining } from './remaining.js'

/** What follows when a contract ends before both have signed; its status is CANCELLED already. */
export async function giveUpContract(tx: Tx, { contract, lines }: Omit<ContractInHand, 'request'>, reason: string): Promise<void> {
  Object.assign(contract, { reason, endedAt: tx.now })
  cancelRemaining(lines)
  await releaseAllocations(tx, await allocationsOf(tx, contract))
  tx.record('ContractCancelled', contract, {
    reason, uncovered: lines.map(({ requestLine, ordered, unit }) => ({ requestLineId: requestLine.id, quantity: ordered, unit })),
  })
  await withdrawAward(tx, contract.award.id, reason)
}
