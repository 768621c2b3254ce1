import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { explained } from '../../contracts/index.js'
import { moveSample } from '../locked-sample.js'
import type { WorkOrder } from '../work-order.entity.js'

/** The facility shows a sample or drawing: what it is and where it can be seen. */
export async function submitSample(tx: Tx, id: string, description: string): Promise<WorkOrder> {
  const order = await moveSample(tx, id, 'submitSample')
  enforce(explained, { field: 'description', text: description }, null)
  order.sampleNote = description
  tx.record('SampleSubmitted', order, { description })
  return order
}
