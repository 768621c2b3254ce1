import type { EntityClass } from '@mikro-orm/postgresql'
import { notFound, unauthenticated } from '../../../platform/errors.js'
import type { Tx } from '../../../platform/transaction.js'
import { BulkRequest } from '../../requests/index.js'
import { Award } from '../award.entity.js'
import { MatchPlan } from '../match-plan.entity.js'

/** The request, a plan of it, and the plan's awards: locked in this order by every command, so that none waits for another in a circle. */
export interface PlanInForce { request: BulkRequest; plan: MatchPlan; awards: Award[] }

/** @throws UNAUTHENTICATED | NOT_FOUND | STALE_VERSION */
export async function lockPlan(tx: Tx, id: string, expectedVersion?: number): Promise<PlanInForce> {
  const requestId = await requestOf(tx, MatchPlan, id)
  const request = await tx.lock(BulkRequest, requestId)
  const plan = await tx.lock(MatchPlan, id, { expectedVersion })
  return { request, plan, awards: await tx.lockAll(Award, { plan: id }) }
}

/** As `lockPlan`, from one of its awards. The request's lock already keeps every other command on the same plan out. */
export async function lockAward(tx: Tx, id: string, expectedVersion?: number): Promise<PlanInForce & { award: Award }> {
  const request = await tx.lock(BulkRequest, await requestOf(tx, Award, id))
  const award = await tx.lock(Award, id, { expectedVersion })
  const plan = await tx.lock(MatchPlan, award.plan.id)
  const awards = await tx.lockAll(Award, { plan: plan.id })
  return { request, plan, awards, award }
}

async function requestOf(tx: Tx, entity: EntityClass<{ id: string; request: { id: string } }>, id: string): Promise<string> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const found = await tx.em.findOne(entity, { id })
  if (!found) throw notFound(entity.name, id)
  return found.request.id
}
