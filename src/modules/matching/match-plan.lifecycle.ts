import type { Lifecycle } from '../../platform/lifecycle.js'
import type { AwardStatus, MatchPlanStatus } from './match-plan.enums.js'

export const matchPlanLifecycle: Lifecycle<MatchPlanStatus> = {
  holdMatchPlan: { from: ['PROPOSED'], to: 'HELD' },
  confirmMatchPlan: { from: ['HELD'], to: 'HELD' },
  releaseMatchPlan: { from: ['HELD'], to: 'RELEASED' },
}

/** What follows from the facilities' answers and from time. */
export const matchPlanCourse: Lifecycle<MatchPlanStatus> = {
  accept: { from: ['HELD'], to: 'ACCEPTED' },
  supersede: { from: ['HELD'], to: 'SUPERSEDED' },
  expire: { from: ['HELD'], to: 'EXPIRED' },
}

export const awardLifecycle: Lifecycle<AwardStatus> = {
  acceptAward: { from: ['PENDING'], to: 'ACTIVE' },
  declineAward: { from: ['PENDING'], to: 'UNSUCCESSFUL' },
}

export const awardCourse: Lifecycle<AwardStatus> = {
  expire: { from: ['PENDING'], to: 'UNSUCCESSFUL' },
  cancel: { from: ['PENDING', 'ACTIVE'], to: 'CANCELLED' },
}
