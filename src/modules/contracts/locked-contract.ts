import { staleVersion, unauthenticated } from '../../platform/errors.js'
import { authorize, type Policy } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { BulkRequest } from '../requests/index.js'
import { ContractLine } from './contract-line.entity.js'
import { Contract } from './contract.entity.js'

/** A contract with its lines and their products, and its request. */
export interface ContractInHand { contract: Contract; request: BulkRequest; lines: readonly ContractLine[] }

/**
 * Whatever changes a contract locks its request, then the contract, then what belongs to it (amendment, batch, shipment), then capacity:
 * the quantities of a line are only moved by who holds these locks, and nobody waits in a circle.
 */
export async function lockContract(tx: Tx, id: string): Promise<ContractInHand> {
  const { request: { id: requestId } } = await tx.get(Contract, id)
  const request = await tx.lock(BulkRequest, requestId)
  const contract = await tx.lock(Contract, id)
  const lines = await tx.em.find(ContractLine, { contract }, { populate: ['product'], orderBy: { position: 'asc' }, refresh: true })
  return { contract, request, lines }
}

export interface ContractAction { id: string; policy: Policy; action: string; expectedVersion?: number | null | undefined }

/** The same for an action on the contract. Who asks is settled before which version they read, so that neither error tells a stranger that it exists. */
export async function lockContractFor(tx: Tx, { id, policy, action, expectedVersion }: ContractAction): Promise<ContractInHand> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const inHand = await lockContract(tx, id)
  authorize(policy, action, tx.actor, inHand.contract)
  if (expectedVersion != null && expectedVersion !== inHand.contract.version) throw staleVersion(inHand.contract.version)
  return inHand
}
