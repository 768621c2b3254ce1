import { unauthenticated } from '../../platform/errors.js'
import { transition } from '../../platform/lifecycle.js'
import { authorize } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { ContractAmendment } from './contract-amendment.entity.js'
import { amendmentLifecycle } from './contract.lifecycle.js'
import { amendmentPolicy } from './contract.policy.js'
import { lockContract, type ContractInHand } from './locked-contract.js'

export interface AmendmentInHand extends ContractInHand { amendment: ContractAmendment }

/** The steps that both answers to an amendment share: lock, who, when. */
export async function answerAmendment(tx: Tx, id: string, action: keyof typeof amendmentLifecycle): Promise<AmendmentInHand> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { contract: { id: contractId } } = await tx.get(ContractAmendment, id)
  const inHand = await lockContract(tx, contractId)
  const amendment = await tx.lock(ContractAmendment, id)
  authorize(amendmentPolicy, action, tx.actor, amendment)
  transition(amendmentLifecycle, action, amendment)
  amendment.answeredAt = tx.now
  return { ...inHand, amendment }
}
