import { transition } from '../../../platform/lifecycle.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { Contract } from '../contract.entity.js'
import { contractLifecycle } from '../contract.lifecycle.js'
import { contractPolicy } from '../contract.policy.js'
import { giveUpContract } from '../give-up-contract.js'
import { lockContractFor } from '../locked-contract.js'
import { settleRequest } from '../settle-contract.js'
import { explained } from '../text.rules.js'

/**
 * Only before both have signed; what was held for it is free again. The other contracts of the request stand: what this one covered is
 * left out of them and can be requested anew. When it was the last, the request is open for matching again.
 */
export async function cancelContract(tx: Tx, id: string, reason: string): Promise<Contract> {
  const inHand = await lockContractFor(tx, { id, policy: contractPolicy, action: 'cancelContract' })
  const { contract } = inHand
  transition(contractLifecycle, 'cancelContract', contract)
  enforce(explained, { field: 'reason', text: reason }, null)

  await giveUpContract(tx, inHand, reason)
  await settleRequest(tx, inHand)
  return contract
}
