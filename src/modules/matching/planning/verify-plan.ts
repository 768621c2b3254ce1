import type { Context } from '../../../platform/context.js'
import { notFound } from '../../../platform/errors.js'
import { holds } from '../../../platform/policy.js'
import { instanceFile } from '../engine/format/write.js'
import type { Answer, Certificate, Instance } from '../engine/index.js'
import { verify } from '../engine/proof/check-answer.js'
import type { Violation } from '../engine/proof/violation.js'
import { MatchPlan } from '../match-plan.entity.js'
import { seesWholePlan } from '../match-plan.policy.js'

const STORED = 'select instance, answer from match_plan where id = $1'

export interface Verification {
  accepted: boolean
  violations: Violation[]
  boundIsProved: boolean
  provedBound: string
  mostIsProved: boolean | null
  provedMost: string | null
  instance: object
  answer: Answer
  certificate: Certificate
}

/** Lets code that shares nothing with the solver check a stored answer against the stored instance. */
export async function verifyPlan(ctx: Context, id: string): Promise<Verification> {
  ctx.signedIn()
  const plan = await ctx.reader.required(MatchPlan, id)
  const [stored] = await ctx.services.reading.database.query(STORED, [id])
  if (!holds(seesWholePlan, ctx.actor, plan) || !stored) throw notFound('MatchPlan', id)
  const [instance, answer] = [stored['instance'] as Instance, stored['answer'] as Answer]
  const { violations, proved } = verify(instance, answer)
  return {
    accepted: violations.length === 0, violations, boundIsProved: proved.boundIsProved, provedBound: proved.bound, mostIsProved: proved.atMostIsProved, provedMost: proved.atMost,
    instance: instanceFile(instance), answer, certificate: answer.certificate,
  }
}
