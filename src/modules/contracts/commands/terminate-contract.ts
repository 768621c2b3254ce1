import { transition } from '../../../platform/lifecycle.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Contract } from '../contract.entity.js'
import { contractLifecycle } from '../contract.lifecycle.js'
import { contractPolicy } from '../contract.policy.js'
import { lockContractFor } from '../locked-contract.js'
import { tellCut } from '../reactions.js'
import { cancelRemaining, finishedValue, returnStock } from '../remaining.js'
import { settleContract } from '../settle-contract.js'
import { explained } from '../text.rules.js'

/**
 * Ends a signed contract: what is not begun is cancelled and its days ahead are free again. What is in production may be finished, shipped
 * and received, and counts in `finishedValue` from then on (domain rule 9).
 */
export async function terminateContract(tx: Tx, id: string, reason: string): Promise<Contract> {
  const inHand = await lockContractFor(tx, { id, policy: contractPolicy, action: 'terminateContract' })
  const { contract, lines } = inHand
  transition(contractLifecycle, 'terminateContract', contract)
  enforce(explained, { field: 'reason', text: reason }, null)

  cancelRemaining(lines)
  await returnStock(tx, inHand)
  for (const line of lines) await tellCut(tx, contract, line)
  const worth = finishedValue(inHand)
  Object.assign(contract, { reason, endedAt: tx.now, finishedValue: worth })
  tx.record('ContractTerminated', contract, { reason, finishedValue: worth.amount, currency: worth.currency })
  await settleContract(tx, inHand)
  return contract
}
