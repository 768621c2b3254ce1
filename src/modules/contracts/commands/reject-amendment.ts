import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import type { ContractAmendment } from '../contract-amendment.entity.js'
import { answerAmendment } from '../locked-amendment.js'
import { explained } from '../text.rules.js'

/** The other side does not agree; the contract stays as it is. */
export async function rejectAmendment(tx: Tx, id: string, reason: string): Promise<ContractAmendment> {
  const { amendment } = await answerAmendment(tx, id, 'rejectAmendment')
  enforce(explained, { field: 'reason', text: reason }, null)
  tx.record('AmendmentRejected', amendment, { number: amendment.number, reason })
  return amendment
}
