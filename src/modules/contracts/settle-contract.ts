import type { Tx } from '../../platform/transaction.js'
import { releasePlan } from '../matching/index.js'
import { markCompleted, markContracted, returnToPublished, type BulkRequest } from '../requests/index.js'
import { ContractLine } from './contract-line.entity.js'
import { Contract } from './contract.entity.js'
import { isFulfilled } from './line-ledger.js'
import type { ContractInHand } from './locked-contract.js'
import { finishedValue } from './remaining.js'

/**
 * After quantities moved: completes a contract when all of it was accepted or cancelled, values a terminated one anew,
 * and lets the request follow. Both are locked.
 */
export async function settleContract(tx: Tx, { contract, request, lines }: ContractInHand): Promise<void> {
  if (contract.status === 'TERMINATED') contract.finishedValue = finishedValue({ contract, lines })
  if (!lines.every(isFulfilled)) return
  if (contract.status === 'ACTIVE') {
    contract.status = 'COMPLETED'
    contract.endedAt = tx.now
    tx.record('ContractCompleted', contract, {})
  }
  await settleRequest(tx, { contract, request, lines })
}

/**
 * A request is CONTRACTED when none of its contracts waits for a signature, COMPLETED when nothing is owed under any of them,
 * and open for matching again when all of them were cancelled.
 */
export async function settleRequest(tx: Tx, { contract, request, lines }: ContractInHand): Promise<void> {
  const others = await tx.em.find(Contract, { request, id: { $ne: contract.id } })
  const all = [contract, ...others]
  if (all.some(({ status }) => status === 'PENDING')) return
  const standing = all.filter(({ status }) => status !== 'CANCELLED')
  if (standing.length === 0) return await reopen(tx, request, contract)
  if (request.status === 'AWARDED') markContracted(tx, request)
  if (request.status !== 'CONTRACTED' || standing.some(({ status }) => status === 'ACTIVE')) return
  const owed = [...lines, ...await tx.em.find(ContractLine, { contract: { $in: others.filter(({ status }) => status === 'TERMINATED') } })]
  if (owed.every(isFulfilled)) markCompleted(tx, request)
}

async function reopen(tx: Tx, request: BulkRequest, { plan }: Contract): Promise<void> {
  if (request.status !== 'AWARDED') return
  const reason = 'Every contract was cancelled before it was signed.'
  await releasePlan(tx, plan.id, reason)
  returnToPublished(tx, request, reason)
}
