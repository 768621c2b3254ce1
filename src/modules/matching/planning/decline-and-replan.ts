import type { Context } from '../../../platform/context.js'
import type { Row } from '../../../platform/read/row-shape.js'
import { Award } from '../award.entity.js'
import { declineAward } from '../commands/decline-award.js'
import { replanBroken } from '../replanning/replan-broken.js'

/** Declines in one transaction, and at once plans anew what is missing. If that fails the schedule does it; the decline stands. */
export async function declineAndReplan(ctx: Context, id: string, input: { reason: string; expectedVersion?: number }): Promise<Row> {
  const { plan } = await ctx.run(async (tx) => ({ plan: (await declineAward(tx, id, input)).plan.id }))
  if (!ctx.request.dryRun) await replanBroken(ctx.services, plan).catch(() => undefined)
  ctx.reader.refresh()
  return await ctx.reader.required(Award, id)
}
