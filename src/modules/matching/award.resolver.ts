import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs, PageArgs } from '../../platform/read/connection-types.js'
import { Facility } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from '../requests/index.js'
import { Allocation } from './allocation.entity.js'
import { Award } from './award.entity.js'
import { acceptAward } from './commands/accept-award.js'
import { MatchPlan } from './match-plan.entity.js'
import { AwardFilter, AwardOrder, DeclineAwardInput } from './match-plan.inputs.js'
import { declineAndReplan } from './planning/decline-and-replan.js'

const AwardConnection = connectionOf('Award', () => Award)
const AllocationConnection = connectionOf('Allocation', () => Allocation)
const AwardList = listArgs('awards', () => AwardFilter, AwardOrder)

@Resolver(() => Award)
export class AwardResolver {
  @Query(() => Award, { nullable: true })
  award(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(Award, id)
  }

  @Query(() => AwardConnection, { description: 'For facilities what they are asked for; for buyers what they ask; for the authority all.' })
  awards(@Args(() => AwardList) args: InstanceType<typeof AwardList>, @Ctx() ctx: Context) {
    return ctx.reader.page(Award, args)
  }

  @Mutation(() => Award, { description: 'The facility promises its part. With the last one the request is awarded.' })
  acceptAward(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context) {
    return ctx.write(Award, (tx) => acceptAward(tx, id, expectedVersion))
  }

  @Mutation(() => Award, { description: 'The facility refuses its part; what is missing is planned anew over the others.' })
  declineAward(@Arg('id', () => ID) id: string, @Arg('input', () => DeclineAwardInput) input: DeclineAwardInput, @Ctx() ctx: Context) {
    return declineAndReplan(ctx, id, input)
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() award: Award, @Ctx() ctx: Context) {
    return ctx.computed(award, 'availableActions')
  }

  @FieldResolver(() => MatchPlan, { description: 'The plan in force: an accepted part moves to the plan that replaces its own.' })
  plan(@Root() award: Award, @Ctx() ctx: Context) {
    return ctx.reader.related(award, 'plan')
  }

  @FieldResolver(() => BulkRequest)
  request(@Root() award: Award, @Ctx() ctx: Context) {
    return ctx.reader.related(award, 'request')
  }

  @FieldResolver(() => Organization)
  buyer(@Root() award: Award, @Ctx() ctx: Context) {
    return ctx.reader.related(award, 'buyer')
  }

  @FieldResolver(() => Organization, { description: 'The organization of the facility.' })
  supplier(@Root() award: Award, @Ctx() ctx: Context) {
    return ctx.reader.related(award, 'supplier')
  }

  @FieldResolver(() => Facility)
  facility(@Root() award: Award, @Ctx() ctx: Context) {
    return ctx.reader.related(award, 'facility')
  }

  @FieldResolver(() => AllocationConnection)
  allocations(@Root() award: Award, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(award, 'allocations', args)
  }
}
