import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { connectionOf, PageArgs } from '../../platform/read/connection-types.js'
import { BulkRequest } from '../requests/index.js'
import { Award } from './award.entity.js'
import { MatchPlan } from './match-plan.entity.js'

const MatchPlanConnection = connectionOf('MatchPlan', () => MatchPlan)

/** What matching adds to a bulk request. */
@Resolver(() => BulkRequest)
export class RequestPlansResolver {
  @FieldResolver(() => MatchPlanConnection, { description: 'Newest first; a facility sees those that it was asked for.' })
  matchPlans(@Root() request: BulkRequest, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(request, 'matchPlans', args)
  }

  @FieldResolver(() => [Award], { description: 'Of all its plans; a facility sees its own.' })
  awards(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'awards')
  }
}
