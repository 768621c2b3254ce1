export { Allocation } from './allocation.entity.js'
export { Award } from './award.entity.js'
export { MatchPlan } from './match-plan.entity.js'
export { AwardStatus, MatchObjective, MatchOutcome, MatchPlanStatus } from './match-plan.enums.js'
