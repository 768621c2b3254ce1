import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs, PageArgs } from '../../platform/read/connection-types.js'
import { DecimalScalar, JsonObjectScalar } from '../../platform/scalars.js'
import { Money } from '../../values/money.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from '../requests/index.js'
import { Allocation } from './allocation.entity.js'
import { Award } from './award.entity.js'
import { MatchPlan } from './match-plan.entity.js'
import { MatchPlanFilter, MatchPlanOrder } from './match-plan.inputs.js'
import { ConstraintPrice, FacilityVerdict, MatchCost, MatchRelaxation, PlanDifference } from './match-plan.types.js'
import { MatchConflict, MatchOmission, MatchService } from './scarcity.types.js'
import { MatchShare, PriceOfFairness } from './shares.types.js'

const MatchPlanConnection = connectionOf('MatchPlan', () => MatchPlan)
const AllocationConnection = connectionOf('Allocation', () => Allocation)
const MatchPlanList = listArgs('plans', () => MatchPlanFilter, MatchPlanOrder)

/** It has a price for every hour that is scarce: as much as a page of rows. */
const CERTIFICATE_COST = 20

/** Shares are asked for facility by facility, for a few of them. */
const USUAL_SHARES = 5
const USUAL_OMISSIONS = 2

const OF_THE_WHOLE = 'Seen by the buyer and the authority, not by the facilities.'

@Resolver(() => MatchPlan)
export class MatchPlanResolver {
  @Query(() => MatchPlan, { nullable: true })
  matchPlan(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(MatchPlan, id)
  }

  @Query(() => MatchPlanConnection, { description: 'For buyers their own; for facilities and the authority those that are or were held.' })
  matchPlans(@Args(() => MatchPlanList) args: InstanceType<typeof MatchPlanList>, @Ctx() ctx: Context) {
    return ctx.reader.page(MatchPlan, args)
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.computed(plan, 'availableActions')
  }

  @FieldResolver(() => BulkRequest)
  request(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.related(plan, 'request')
  }

  @FieldResolver(() => Organization)
  buyer(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.related(plan, 'buyer')
  }

  @FieldResolver(() => MatchPlan, { nullable: true, description: 'The plan that this one took the place of.' })
  replaces(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.related(plan, 'replaces')
  }

  @FieldResolver(() => AllocationConnection, { description: 'A facility sees its own.' })
  allocations(@Root() plan: MatchPlan, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(plan, 'allocations', args)
  }

  @FieldResolver(() => [Award], { description: 'One for each facility that was asked; a facility sees its own.' })
  awards(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.related(plan, 'awards')
  }

  @FieldResolver(() => Money, { nullable: true, description: `Production, set-up and transport of everything. ${OF_THE_WHOLE}` })
  cost(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'cost')
  }

  @FieldResolver(() => Money, { nullable: true, description: `No plan that serves as much, is as good by the objective, and keeps what is already promised, costs less: proven. ${OF_THE_WHOLE}` })
  bound(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'bound')
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: `(cost − bound) / cost; 0: optimal. ${OF_THE_WHOLE}` })
  gap(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'gap')
  }

  @FieldResolver(() => MatchCost, { nullable: true, description: OF_THE_WHOLE })
  breakdown(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'breakdown')
  }

  @FieldResolver(() => [FacilityVerdict], { nullable: true, description: `Why each facility is, or is not, part of it. ${OF_THE_WHOLE}` })
  facilities(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'facilities')
  }

  @FieldResolver(() => [ConstraintPrice], { nullable: true, description: `What one more unit of something scarce would save. ${OF_THE_WHOLE}` })
  prices(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'prices')
  }

  @FieldResolver(() => [MatchRelaxation], { nullable: true, description: `Changes of the request that would make it possible, or cheaper. ${OF_THE_WHOLE}` })
  relaxations(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'relaxations')
  }

  @FieldResolver(() => [MatchConflict], { nullable: true, description: `A smallest set of rules that cannot hold together with all that is asked: without any one of them all could be served. Empty when all is served, or no rule stands in the way. ${OF_THE_WHOLE}` })
  conflict(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'conflict')
  }

  @Extensions({ listSize: USUAL_OMISSIONS })
  @FieldResolver(() => [MatchOmission], { nullable: true, description: `What of prices, relaxations and conflict was not looked at, and why: what is not among them may help all the same. Empty: nothing was left out. ${OF_THE_WHOLE}` })
  omitted(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'omitted')
  }

  @FieldResolver(() => MatchService, { nullable: true, description: `How much is served of what was asked, and how much could be at most; null when all is. ${OF_THE_WHOLE}` })
  service(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'service')
  }

  @FieldResolver(() => [MatchShare], { nullable: true, description: `Shares that were asked for, line by line: \`MatchOptions { shares rotation }\`. ${OF_THE_WHOLE}` })
  @Extensions({ listSize: USUAL_SHARES })
  shares(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'shares')
  }

  @FieldResolver(() => PriceOfFairness, { nullable: true, description: `What keeping the shares costs; null where none were asked for. ${OF_THE_WHOLE}` })
  priceOfFairness(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'priceOfFairness')
  }

  @FieldResolver(() => JsonObjectScalar, { nullable: true, description: `Prices of demand, hours and stock from which anyone can compute a bound again on the instance that \`verifyMatchPlan\` gives, and the method. \`kind\` says what the plan's bound rests on: LAGRANGIAN, these prices alone; SEARCH, a search that proved more than they do; NONE, nothing: no bound above 0 is claimed. ${OF_THE_WHOLE}` })
  @Extensions({ cost: CERTIFICATE_COST })
  certificate(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restrictedOnDemand(plan, 'certificate')
  }

  @FieldResolver(() => [PlanDifference], { nullable: true, description: `What is other than in the plan that it replaces, and why; what that one cost in all: \`replaces { cost }\`. ${OF_THE_WHOLE}` })
  differences(@Root() plan: MatchPlan, @Ctx() ctx: Context) {
    return ctx.reader.restricted(plan, 'differences')
  }
}
