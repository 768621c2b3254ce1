import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { BulkRequest } from '../../requests/index.js'
import { requestMatchingLifecycle } from '../match-plan.lifecycle.js'
import { requestMatchingPolicy } from '../match-plan.policy.js'
import { MatchSearch } from '../planning/match-search.js'

/** Asks every search for a plan of the request to end with the best that it has: whichever server works on it hears of it by the event. */
export async function stopMatching(tx: Tx, id: string): Promise<BulkRequest> {
  const request = await tx.get(BulkRequest, id)
  authorize(requestMatchingPolicy, 'stopMatching', tx.actor, request)
  expectState(requestMatchingLifecycle, 'stopMatching', request)
  tx.record('MatchStopRequested', new MatchSearch({ id, version: request.version, buyer: request.buyer.id }), {})
  return request
}
