import type { Context } from '../../../platform/context.js'
import type { Row } from '../../../platform/read/row-shape.js'
import { authorize } from '../../../platform/policy.js'
import { BulkRequest, type BulkRequestStatus } from '../../requests/index.js'
import { proposeMatch } from '../commands/propose-match.js'
import { MatchPlan } from '../match-plan.entity.js'
import type { MatchObjective } from '../match-plan.enums.js'
import { requestMatchingLifecycle } from '../match-plan.lifecycle.js'
import { requestMatchingPolicy } from '../match-plan.policy.js'
import { computePlan, type ComputedPlan } from './compute-plan.js'
import { watched, type Watch } from './match-search.js'
import { planOptions, type GivenOptions } from './plan-options.js'

export interface MatchWanted { id: string; objective: MatchObjective; options: GivenOptions | null }

/**
 * Plans a request outside of any transaction, then keeps the plan as a proposal if the request is still the same. What cannot be matched is
 * refused by the command, not before it: a repeated request gets its first answer whatever has become of the request since.
 */
export async function matchRequest(ctx: Context, { id, objective, options }: MatchWanted): Promise<Row> {
  const request = await matchableBy(ctx, id, 'matchBulkRequest')
  const amendment = Number(request['amendmentNumber'])
  const isOpen = requestMatchingLifecycle.matchBulkRequest.from.includes(statusOf(request))
  const search = (watch: Watch): Promise<ComputedPlan> =>
    computePlan(ctx.services.reading.database, { requestId: id, now: ctx.now, options: planOptions(objective, options), watch })
  const computed = isOpen ? await watched(ctx, request, search) : null
  return await ctx.write(MatchPlan, (tx) => proposeMatch(tx, { requestId: id, amendment, computed }))
}

/** Before the work of planning: who may ask for it. The command that writes asks again. */
export async function matchableBy(ctx: Context, id: string, action: string): Promise<Row> {
  ctx.signedIn()
  const request = await ctx.reader.required(BulkRequest, id)
  authorize(requestMatchingPolicy, action, ctx.actor, request)
  return request
}

export function statusOf(request: Row): BulkRequestStatus {
  return request['status'] as BulkRequestStatus
}
