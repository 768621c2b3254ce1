import { transition } from '../../../platform/lifecycle.js'
import type { Tx } from '../../../platform/transaction.js'
import { markAwarded } from '../../requests/index.js'
import { matchPlanCourse } from '../match-plan.lifecycle.js'
import type { PlanInForce } from './in-force.js'

/** The plan is accepted, and the request awarded, once nobody's answer is open: no facility's, and not the buyer's to a smaller plan. */
export function settlePlan(tx: Tx, { request, plan, awards }: PlanInForce): void {
  const isOpen = plan.isBroken || plan.awaitsBuyer || awards.some(({ status }) => status === 'PENDING')
  if (isOpen || !awards.some(({ status }) => status === 'ACTIVE')) return
  transition(matchPlanCourse, 'accept', plan)
  tx.record('MatchPlanAccepted', plan, { number: plan.number })
  markAwarded(tx, request)
}
