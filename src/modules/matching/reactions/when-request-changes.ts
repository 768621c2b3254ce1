import type { Tx } from '../../../platform/transaction.js'
import { reactToRequests, type BulkRequest } from '../../requests/index.js'
import { Award } from '../award.entity.js'
import { letGo } from '../commands/let-go.js'
import { MatchPlan } from '../match-plan.entity.js'

/** A plan for what a request no longer asks for is given back in the transaction that changes the request. */
export function releasePlansWhenRequestsChange(): void {
  reactToRequests({
    amended: (tx, request) => releaseFor(tx, request, 'The request was amended.'),
    cancelled: (tx, request) => releaseFor(tx, request, 'The request was cancelled.'),
  })
}

async function releaseFor(tx: Tx, request: BulkRequest, reason: string): Promise<void> {
  for (const plan of await tx.lockAll(MatchPlan, { request: request.id, status: { $in: ['HELD', 'ACCEPTED'] } })) {
    await letGo(tx, { plan, awards: await tx.lockAll(Award, { plan: plan.id }) }, reason)
  }
}
