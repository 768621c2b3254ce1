import { unauthenticated } from '../../../platform/errors.js'
import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { lockContract } from '../../contracts/index.js'
import { promiseLifecycle } from '../fulfilment.lifecycle.js'
import { promisePolicy } from '../fulfilment.policy.js'
import { lineOf } from '../locked-batch.js'
import { PromiseRevision } from '../promise-revision.entity.js'

/** From now on lateness counts from the revised day; the promised one stays on record. */
export async function acceptNewDate(tx: Tx, id: string): Promise<PromiseRevision> {
  const { revision, line } = await answer(tx, id, 'acceptNewDate')
  line.revisedOn = revision.proposedOn
  tx.record('NewDateAccepted', revision, { contractLineId: line.id, revisedOn: revision.proposedOn })
  return revision
}

/** The late clock keeps the day that was agreed. */
export async function refuseNewDate(tx: Tx, id: string): Promise<PromiseRevision> {
  const { revision, line } = await answer(tx, id, 'refuseNewDate')
  tx.record('NewDateRefused', revision, { contractLineId: line.id, promisedOn: line.revisedOn ?? line.promisedOn })
  return revision
}

async function answer(tx: Tx, id: string, action: keyof typeof promiseLifecycle) {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { contract: { id: contractId } } = await tx.get(PromiseRevision, id)
  const { lines } = await lockContract(tx, contractId)
  const revision = await tx.lock(PromiseRevision, id)
  authorize(promisePolicy, action, tx.actor, revision)
  transition(promiseLifecycle, action, revision)
  revision.answeredAt = tx.now
  return { revision, line: lineOf(lines, revision.contractLine.id) }
}
