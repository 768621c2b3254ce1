import type { Module } from '../../platform/module.js'
import { addRequestActions } from '../requests/index.js'
import { Allocation } from './allocation.entity.js'
import { AllocationResolver } from './allocation.resolver.js'
import { ConstraintPriceResolver, FacilityVerdictResolver, MatchConflictResolver, MatchOmissionResolver, MatchRelaxationResolver, PlanDifferenceResolver, ShortLineResolver } from './answer-parts.resolver.js'
import { Award } from './award.entity.js'
import { AwardResolver } from './award.resolver.js'
import { clearingRunEvents } from './clearing/clearing-run.events.js'
import { ClearingRun } from './clearing/clearing-run.entity.js'
import { ClearingProgressResolver } from './clearing/clearing-progress.resolver.js'
import './clearing/clearing-run.reads.js'
import { ClearingRunResolver } from './clearing/clearing-run.resolver.js'
import { tendClearings } from './clearing/schedules/tend-clearings.js'
import { MatchPlan } from './match-plan.entity.js'
import './matching.constraints.js'
import { matchPlanEvents } from './match-plan.events.js'
import { requestMatchingLifecycle } from './match-plan.lifecycle.js'
import { requestMatchingPolicy } from './match-plan.policy.js'
import './match-plan.reads.js'
import { MatchPlanResolver } from './match-plan.resolver.js'
import { MatchingResolver } from './matching.resolver.js'
import { releasePlansWhenRequestsChange } from './reactions/when-request-changes.js'
import { RequestPlansResolver } from './request-plans.resolver.js'
import { expireHolds } from './schedules/expire-holds.js'
import { FacilityShareResolver, MatchShareResolver, PriceOfFairnessResolver } from './shares.resolver.js'
import { TransportTariff } from './transport-tariff.entity.js'
import { TransportTariffResolver } from './transport-tariff.resolver.js'

releasePlansWhenRequestsChange()
addRequestActions({ policy: requestMatchingPolicy, lifecycle: requestMatchingLifecycle })

export const matching: Module = {
  name: 'matching',
  entities: [TransportTariff, MatchPlan, Award, Allocation, ClearingRun],
  resolvers: [
    MatchPlanResolver, MatchingResolver, AwardResolver, AllocationResolver, RequestPlansResolver, TransportTariffResolver,
    FacilityVerdictResolver, ConstraintPriceResolver, MatchRelaxationResolver, PlanDifferenceResolver, MatchConflictResolver, MatchOmissionResolver, ShortLineResolver,
    MatchShareResolver, FacilityShareResolver, PriceOfFairnessResolver, ClearingRunResolver, ClearingProgressResolver,
  ],
  events: [...matchPlanEvents, ...clearingRunEvents],
  schedules: [{ name: 'expire-holds', run: expireHolds }, { name: 'tend-clearings', run: tendClearings }],
}
