import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../../platform/available-actions.js'
import { Context } from '../../../platform/context.js'
import { connectionOf, listArgs } from '../../../platform/read/connection-types.js'
import { CHECK_COST, ClearingVerification } from '../verification/verification.types.js'
import { ClearingRun } from './clearing-run.entity.js'
import { ClearingRunFilter, ClearingRunOrder, ClearRegionInput } from './clearing-run.inputs.js'
import { startClearing } from './commands/start-clearing.js'
import { stopClearing } from './commands/stop-clearing.js'
import { runClearing } from './job/run-clearing.js'
import { verifyClearing } from './verify-clearing.js'

const ClearingRunConnection = connectionOf('ClearingRun', () => ClearingRun)
const ClearingRunList = listArgs('clearings', () => ClearingRunFilter, ClearingRunOrder)

@Resolver(() => ClearingRun)
export class ClearingRunResolver {
  @Query(() => ClearingRun, { nullable: true })
  clearingRun(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(ClearingRun, id)
  }

  @Query(() => ClearingRunConnection, { description: 'For the authority.' })
  clearingRuns(@Args(() => ClearingRunList) args: InstanceType<typeof ClearingRunList>, @Ctx() ctx: Context) {
    return ctx.reader.page(ClearingRun, args)
  }

  @Extensions({ cost: CHECK_COST })
  @Query(() => ClearingVerification, { nullable: true, description: 'Checks what a clearing planned jointly, independently of the solver. For the authority. null: the run has no answer, as it has not ended or has failed.' })
  verifyClearing(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return verifyClearing(ctx, id)
  }

  @Mutation(() => ClearingRun, {
    description: 'Plans the published requests of a region jointly, as if one wanted it all, and proposes to each buyer its part. A job: follow it with `clearingProgress`. Nothing is reserved.',
  })
  async clearRegion(@Arg('input', () => ClearRegionInput) input: ClearRegionInput, @Ctx() ctx: Context) {
    const run = await ctx.write(ClearingRun, (tx) => startClearing(tx, input))
    if (!ctx.request.dryRun) void runClearing(ctx.services, run.id)
    return run
  }

  @Mutation(() => ClearingRun, { description: 'Ends a clearing with the best plan that it has; it is STOPPED a moment later.' })
  stopClearing(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context) {
    return ctx.write(ClearingRun, (tx) => stopClearing(tx, id, expectedVersion))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() run: ClearingRun, @Ctx() ctx: Context) {
    return ctx.computed(run, 'availableActions')
  }

  @FieldResolver(() => Int, { description: 'How many requests take part.' })
  requestCount(@Root() run: ClearingRun, @Ctx() ctx: Context) {
    return ctx.reader.derived(run, 'requestCount')
  }
}
