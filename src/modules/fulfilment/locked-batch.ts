import { staleVersion, unauthenticated } from '../../platform/errors.js'
import { transition } from '../../platform/lifecycle.js'
import { authorize } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { lockContract, type ContractInHand, type ContractLine } from '../contracts/index.js'
import { Batch } from './batch.entity.js'
import { batchLifecycle } from './fulfilment.lifecycle.js'
import { batchPolicy } from './fulfilment.policy.js'
import { BEGUN, expectContract, RUNNING } from './locked-contract.js'

export interface BatchInHand extends ContractInHand { batch: Batch; line: ContractLine }
export type BatchAction = keyof typeof batchLifecycle

/** The steps that all actions on a batch share: lock, who, when. The caller moves quantities and records. */
export async function moveBatch(tx: Tx, id: string, action: BatchAction, expectedVersion?: number): Promise<BatchInHand> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { contract: { id: contractId } } = await tx.get(Batch, id)
  const inHand = await lockContract(tx, contractId)
  const batch = await tx.lock(Batch, id, { populate: ['workOrder'] })
  authorize(batchPolicy, action, tx.actor, batch)
  if (expectedVersion != null && expectedVersion !== batch.version) throw staleVersion(batch.version)
  expectContract(inHand.contract, action, action === 'releaseBatch' || action === 'startBatch' ? RUNNING : BEGUN)
  transition(batchLifecycle, action, batch)
  return { ...inHand, batch, line: lineOf(inHand.lines, batch.contractLine.id) }
}

export function lineOf(lines: readonly ContractLine[], id: string): ContractLine {
  const line = lines.find((of) => of.id === id)
  if (!line) throw new Error(`the contract has no line ${id}`)
  return line
}
