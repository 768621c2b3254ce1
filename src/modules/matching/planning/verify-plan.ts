import type { Context } from '../../../platform/context.js'
import { notFound } from '../../../platform/errors.js'
import { holds } from '../../../platform/policy.js'
import { checkInProcess } from '../engine/index.js'
import { MatchPlan } from '../match-plan.entity.js'
import { seesWholePlan } from '../match-plan.policy.js'
import { planDifferences, type CheckedPlan } from '../verification/check-plan.js'
import { planRows, storedPlans } from '../verification/plan-rows.js'
import { verified, type Verified } from '../verification/verified.js'

export interface Verification extends Verified { keepsPartsOf: string[] }

/** Lets code that shares nothing with the solver check a stored answer against the stored instance, and that the plan is what was answered. */
export async function verifyPlan(ctx: Context, id: string): Promise<Verification> {
  ctx.signedIn()
  const plan = await ctx.reader.required(MatchPlan, id)
  if (!holds(seesWholePlan, ctx.actor, plan)) throw notFound('MatchPlan', id)
  const { database } = ctx.services.reading
  const rows = await planRows(database, id)
  const keepsPartsOf = [...new Set(rows.map(({ under }) => under))].filter((under) => under !== id)
  const plans = await storedPlans(database, [id, ...keepsPartsOf])
  const stored = plans.find((each) => each.id === id)
  if (!stored) throw notFound('MatchPlan', id)
  const signal = ctx.request.abandoned?.()
  const sources: CheckedPlan[] = []
  // One after the other: together they would take the processes that searches run in.
  for (const each of plans) if (each !== stored) sources.push({ ...each, wrong: (await checkInProcess(each.instance, each.answer, signal)).violations })
  return { ...await verified(stored, planDifferences({ plan: stored, rows, sources }), signal), keepsPartsOf }
}
