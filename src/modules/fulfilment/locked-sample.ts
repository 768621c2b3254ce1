import { unauthenticated } from '../../platform/errors.js'
import { expectState } from '../../platform/lifecycle.js'
import { authorize } from '../../platform/policy.js'
import type { Tx } from '../../platform/transaction.js'
import { lockContract } from '../contracts/index.js'
import { sampleLifecycle } from './fulfilment.lifecycle.js'
import { samplePolicy } from './fulfilment.policy.js'
import { expectContract, RUNNING } from './locked-contract.js'
import { WorkOrder } from './work-order.entity.js'

/** The steps that all actions on the sample of a work order share: lock, who, when. */
export async function moveSample(tx: Tx, id: string, action: keyof typeof sampleLifecycle): Promise<WorkOrder> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { contract: { id: contractId } } = await tx.get(WorkOrder, id)
  const { contract } = await lockContract(tx, contractId)
  const order = await tx.lock(WorkOrder, id)
  authorize(samplePolicy, action, tx.actor, order)
  expectContract(contract, action, RUNNING)
  order.sample = expectState(sampleLifecycle, action, { status: order.sample }).to
  return order
}
