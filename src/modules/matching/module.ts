import type { Module } from '../../platform/module.js'
import { Allocation } from './allocation.entity.js'
import { AllocationResolver } from './allocation.resolver.js'
import { ConstraintPriceResolver, FacilityVerdictResolver, MatchRelaxationResolver, PlanDifferenceResolver } from './answer-parts.resolver.js'
import { Award } from './award.entity.js'
import { AwardResolver } from './award.resolver.js'
import { MatchPlan } from './match-plan.entity.js'
import { matchPlanEvents } from './match-plan.events.js'
import './match-plan.reads.js'
import { MatchPlanResolver } from './match-plan.resolver.js'
import { RequestPlansResolver } from './request-plans.resolver.js'
import { TransportTariff } from './transport-tariff.entity.js'
import { TransportTariffResolver } from './transport-tariff.resolver.js'

export const matching: Module = {
  name: 'matching',
  entities: [TransportTariff, MatchPlan, Award, Allocation],
  resolvers: [
    MatchPlanResolver, AwardResolver, AllocationResolver, RequestPlansResolver, TransportTariffResolver,
    FacilityVerdictResolver, ConstraintPriceResolver, MatchRelaxationResolver, PlanDifferenceResolver,
  ],
  events: matchPlanEvents,
}
