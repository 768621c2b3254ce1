import { expectState } from '../../../platform/lifecycle.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { bookCapacity } from '../../facilities/index.js'
import { allocationsOf } from '../allocations.js'
import type { Contract } from '../contract.entity.js'
import { contractLifecycle } from '../contract.lifecycle.js'
import { contractPolicy } from '../contract.policy.js'
import { signable } from '../contract.rules.js'
import { lockContractFor } from '../locked-contract.js'
import { settleRequest } from '../settle-contract.js'
import { takeFromStock } from '../stock-lines.js'

/**
 * One side signs, in any order; the second signature makes the contract active and turns held capacity into booked.
 * @throws CONFLICT when the hold is gone
 */
export async function signContract(tx: Tx, id: string, expectedVersion?: number): Promise<Contract> {
  const inHand = await lockContractFor(tx, { id, policy: contractPolicy, action: 'signContract', expectedVersion })
  const { contract, lines } = inHand
  const { to } = expectState(contractLifecycle, 'signContract', contract)
  const side = contract.buyer.id === tx.actor.organizationId ? 'BUYER' : 'SUPPLIER'
  enforce(signable, { signedAt: side === 'BUYER' ? contract.buyerSignedAt : contract.supplierSignedAt }, null)

  if (side === 'BUYER') Object.assign(contract, { buyerSignedAt: tx.now, buyerSignedBy: tx.actor.userId })
  else Object.assign(contract, { supplierSignedAt: tx.now, supplierSignedBy: tx.actor.userId })
  tx.record('ContractSigned', contract, { side })
  if (!contract.buyerSignedAt || !contract.supplierSignedAt) return contract

  contract.status = to
  const allocations = await allocationsOf(tx, contract)
  await bookCapacity(tx, { allocationIds: allocations.map((allocation) => allocation.id), contractId: contract.id })
  takeFromStock(lines, allocations)
  tx.record('ContractActivated', contract, {})
  await settleRequest(tx, inHand)
  return contract
}
