import type { Lifecycle, Transition } from '../../platform/lifecycle.js'
import type { BulkRequestStatus } from '../requests/index.js'
import type { AwardStatus, MatchPlanStatus } from './match-plan.enums.js'

/** Actions on a bulk request that leave it as it is. */
const isOpen: Transition<BulkRequestStatus> = { from: ['PUBLISHED'], to: 'PUBLISHED' }
export const requestMatchingLifecycle = { matchBulkRequest: isOpen, compareScenarios: isOpen, stopMatching: isOpen } satisfies Lifecycle<BulkRequestStatus>

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
  release: { from: ['HELD', 'ACCEPTED'], to: 'RELEASED' },
}

export const awardLifecycle: Lifecycle<AwardStatus> = {
  acceptAward: { from: ['PENDING'], to: 'ACTIVE' },
  declineAward: { from: ['PENDING'], to: 'UNSUCCESSFUL' },
}

export const awardCourse: Lifecycle<AwardStatus> = {
  expire: { from: ['PENDING'], to: 'UNSUCCESSFUL' },
  cancel: { from: ['PENDING', 'ACTIVE'], to: 'CANCELLED' },
}
