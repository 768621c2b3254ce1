import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Extensions, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { BulkRequest } from '../requests/index.js'
import { confirmMatchPlan } from './commands/confirm-match-plan.js'
import { stopMatching } from './commands/stop-matching.js'
import { releaseMatchPlan } from './commands/release-match-plan.js'
import { MatchPlan } from './match-plan.entity.js'
import { MatchObjective } from './match-plan.enums.js'
import { MatchOptions, ReleaseMatchPlanInput, ScenarioInput } from './match-plan.inputs.js'
import { Scenario } from './match-plan.types.js'
import { compareScenarios } from './planning/compare-scenarios.js'
import { holdOrResolve } from './planning/hold-or-resolve.js'
import { matchRequest } from './planning/match-request.js'
import { verifyPlan } from './planning/verify-plan.js'
import { CHECK_COST, PlanVerification } from './verification/verification.types.js'

/** In points of cost: a search keeps a processor for seconds. */
const SEARCH_COST = 500
const MOST_SCENARIOS = 6

@ArgsType()
class ScenarioArgs {
  @Field(() => ID)
  requestId!: string

  @Field(() => [ScenarioInput], { description: '1 to 6.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SCENARIOS)
  @ValidateNested({ each: true })
  scenarios!: ScenarioInput[]
}

/** What one does with plans. */
@Resolver(() => MatchPlan)
export class MatchingResolver {
  @Mutation(() => MatchPlan, { description: 'Splits a published request over the capacity that is free now. Proposes only: nothing is reserved. While it takes long, `MatchProgressed` in `events` about the request says how far it is; `stopMatching` ends it with the best plan so far. An organization has one search at work on a server; four may wait, the next is refused (RATE_LIMITED).' })
  @Extensions({ cost: SEARCH_COST })
  matchBulkRequest(
    @Arg('id', () => ID) id: string, @Arg('objective', () => MatchObjective, { defaultValue: 'COST' }) objective: MatchObjective,
    @Arg('options', () => MatchOptions, { nullable: true }) options: MatchOptions | null, @Ctx() ctx: Context,
  ) {
    return matchRequest(ctx, { id, objective, options })
  }

  @Mutation(() => BulkRequest, { description: 'Ends every search for a plan of the request that is under way, on whichever server: `matchBulkRequest`, `compareScenarios` and a `holdMatchPlan` that plans anew go on with the best plan that they have, and its gap. A search that nobody waits for any more (its connection is closed, or its operation on a socket completed by the client) ends by itself, and nothing of it is kept.' })
  stopMatching(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(BulkRequest, (tx) => stopMatching(tx, id))
  }

  @Query(() => [Scenario], { description: 'Plans a request in several ways, and as it might be (`changes`: quantity, last day, quality class, regions, number of facilities), one after the other. Nothing is stored or held, and the request stays as it is. Changes that cannot be asked for are refused (RULES_BROKEN, each with its path). Waits, and is refused, as `matchBulkRequest`.' })
  @Extensions({ cost: SEARCH_COST, listSize: MOST_SCENARIOS })
  compareScenarios(@Args(() => ScenarioArgs) { requestId, scenarios }: ScenarioArgs, @Ctx() ctx: Context) {
    return compareScenarios(ctx, requestId, scenarios)
  }

  @Mutation(() => MatchPlan, { description: 'Reserves a proposed plan\'s capacity, all or nothing, and asks its facilities. Gives the plan that is held: another one when it was planned anew.' })
  holdMatchPlan(
    @Arg('id', () => ID) id: string,
    @Arg('resolveIfStale', () => Boolean, { defaultValue: false, description: 'Plan anew and hold that, when capacity is gone, the request was amended, or facts of the plan no longer hold.' }) resolveIfStale: boolean,
    @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context,
  ) {
    return holdOrResolve(ctx, { id, resolveIfStale, expectedVersion })
  }

  @Mutation(() => MatchPlan, { description: 'Accepts that a plan became smaller, or no longer keeps its shares, after a facility declined or did not answer.' })
  confirmMatchPlan(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context) {
    return ctx.write(MatchPlan, (tx) => confirmMatchPlan(tx, id, expectedVersion))
  }

  @Mutation(() => MatchPlan, { description: 'Gives all its capacity back; the request is open again.' })
  releaseMatchPlan(@Arg('id', () => ID) id: string, @Arg('input', () => ReleaseMatchPlanInput) input: ReleaseMatchPlanInput, @Ctx() ctx: Context) {
    return ctx.write(MatchPlan, (tx) => releaseMatchPlan(tx, id, input))
  }

  @Extensions({ cost: CHECK_COST })
  @Query(() => PlanVerification, { description: 'Checks a stored plan independently of the solver. For the buyer and the authority.' })
  verifyMatchPlan(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return verifyPlan(ctx, id)
  }
}
