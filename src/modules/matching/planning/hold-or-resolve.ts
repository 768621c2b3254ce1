import type { Context } from '../../../platform/context.js'
import type { Row } from '../../../platform/read/row-shape.js'
import { BulkRequest } from '../../requests/index.js'
import { holdAnew } from '../commands/hold-anew.js'
import { holdMatchPlan } from '../commands/hold-match-plan.js'
import { isStale } from '../commands/stale-plan.js'
import { MatchPlan } from '../match-plan.entity.js'
import type { MatchObjective } from '../match-plan.enums.js'
import type { StoredShare } from '../stored-answer.js'
import { computePlan } from './compute-plan.js'
import { watched } from './match-search.js'
import { planOptions } from './plan-options.js'
import { asWanted } from './shares.js'

export interface HoldWanted { id: string; resolveIfStale: boolean; expectedVersion: number | undefined }

const ATTEMPTS = 3

/** Holds a plan; when it has become stale and the buyer wishes, plans anew in the same way and holds that, with the differences named. */
export async function holdOrResolve(ctx: Context, { id, resolveIfStale, expectedVersion }: HoldWanted): Promise<Row> {
  const { awardResponseHours: respondHours } = ctx.services.settings
  return await ctx.attempts(
    (count) => count === 0 ? ctx.write(MatchPlan, (tx) => holdMatchPlan(tx, id, { respondHours, expectedVersion })) : holdResolved(ctx, id, respondHours),
    (refusal, count) => resolveIfStale && isStale(refusal) && count < ATTEMPTS,
  )
}

async function holdResolved(ctx: Context, id: string, respondHours: number): Promise<Row> {
  const stale = await ctx.reader.required(MatchPlan, id)
  const request = await ctx.reader.required(BulkRequest, String(stale['request']))
  const options = planOptions(stale['objective'] as MatchObjective, {
    maxFacilities: stale['maxFacilities'] as number | null, excludeFacilities: stale['excludedFacilities'] as string[], shares: (stale['shares'] as StoredShare[]).map(asWanted),
  })
  const computed = await watched(ctx, request, (watch) => computePlan(ctx.services.reading.database, { requestId: request.id, now: ctx.now, options, watch }))
  return await ctx.write(MatchPlan, (tx) => holdAnew(tx, { staleId: id, amendment: Number(request['amendmentNumber']), computed, respondHours }))
}
