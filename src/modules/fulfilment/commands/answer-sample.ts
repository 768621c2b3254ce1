import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained } from '../../contracts/index.js'
import { moveSample } from '../locked-sample.js'
import { WorkOrder } from '../work-order.entity.js'

/** The buyer agrees: production may begin, on every order for the same line of the contract. */
export async function approveSample(tx: Tx, id: string): Promise<WorkOrder> {
  const order = await moveSample(tx, id, 'approveSample')
  tx.record('SampleApproved', order, {})
  const others = await tx.lockAll(WorkOrder, { contractLine: order.contractLine.id, id: { $ne: id }, sample: { $nin: ['NOT_REQUIRED', 'APPROVED'] } })
  for (const other of others) other.sample = 'APPROVED'
  return order
}

/** The buyer says what must be other; the facility submits another one. */
export async function refuseSample(tx: Tx, id: string, reason: string): Promise<WorkOrder> {
  const order = await moveSample(tx, id, 'refuseSample')
  enforce(explained, { field: 'reason', text: reason }, null)
  order.sampleNote = reason
  tx.record('SampleRefused', order, { reason })
  return order
}
