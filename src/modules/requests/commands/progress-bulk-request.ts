import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import type { BulkRequest } from '../bulk-request.entity.js'
import { bulkRequestProgress } from '../bulk-request.lifecycle.js'

/*
 * Lent to the modules on the right, which have locked the request (`tx.lock(BulkRequest, …)`) and authorized their own action.
 * Each throws WRONG_STATE when the request is not where it has to be.
 */

/** A plan is held and its facilities are asked. */
export function markMatched(tx: Tx, request: BulkRequest): void {
  transition(bulkRequestProgress, 'markMatched', request)
  tx.record('BulkRequestMatched', request, {})
}

/** The plan came to nothing (released, expired, declined without another one): the request is open again. */
export function returnToPublished(tx: Tx, request: BulkRequest, reason: string): void {
  transition(bulkRequestProgress, 'returnToPublished', request)
  tx.record('BulkRequestReturned', request, { reason })
}

/** Every facility of the plan has accepted. */
export function markAwarded(tx: Tx, request: BulkRequest): void {
  transition(bulkRequestProgress, 'markAwarded', request)
  tx.record('BulkRequestAwarded', request, {})
}

/** Contracts exist for all awards. */
export function markContracted(tx: Tx, request: BulkRequest): void {
  transition(bulkRequestProgress, 'markContracted', request)
  tx.record('BulkRequestContracted', request, {})
}

/** All its contracts are completed. */
export function markCompleted(tx: Tx, request: BulkRequest): void {
  transition(bulkRequestProgress, 'markCompleted', request)
  tx.record('BulkRequestCompleted', request, {})
}
