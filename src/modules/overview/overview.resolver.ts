import { Arg, Args, Ctx, Extensions, Query, Resolver } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { unauthenticated } from '../../platform/errors.js'
import { authorizeAction, holds } from '../../platform/policy.js'
import { Facility } from '../facilities/index.js'
import { Organization, supervises } from '../organizations/index.js'
import { buyerFigures, facilityFigures } from './figures.js'
import { BuyerFigures, FacilityFigures } from './figures.types.js'
import { groupCursor } from './group-page.js'
import { FulfilmentGroup, fulfilmentQuestion, FulfilmentOverviewFilter, GroupPageArgs, ProcurementGroup, ProcurementOverviewFilter, procurementQuestion } from './overview.inputs.js'
import { overviewPolicy } from './overview.policy.js'
import { OverviewReconciliation, reconcileOverview } from './reconcile-overview.view.js'
import { sumTallies } from './sum-tallies.js'

@Resolver()
export class OverviewResolver {
  @Extensions({ listSize: 50 })
  @Query(() => [FacilityFigures], {
    description: 'How facilities stand: contracts, punctuality, what was accepted, and how full their calendars are. For the authority over all of them, for a facility\'s organization over its own. Where there are as many groups as one answer has, more may follow `after` the last one; groups of which there is nothing are left out.',
  })
  async fulfilmentOverview(
    @Ctx() ctx: Context,
    @Arg('by', () => [FulfilmentGroup], { defaultValue: ['FACILITY'], description: 'One row for each combination; none: one row for all.' }) by: FulfilmentGroup[],
    @Args(() => GroupPageArgs) page: GroupPageArgs,
    @Arg('filter', () => FulfilmentOverviewFilter, { nullable: true }) filter?: FulfilmentOverviewFilter | null,
  ): Promise<FacilityFigures[]> {
    authorizeAction(overviewPolicy, 'fulfilmentOverview', ctx.actor)
    const question = fulfilmentQuestion({ by, filter: filter ?? null, ...page })
    const groups = await sumTallies(ctx.services.reading.database, question, ownOrAll(ctx))
    return await Promise.all(groups.map(async (group) => facilityFigures(group, {
      cursor: groupCursor(question.by, group), facility: group.owner === null ? null : await ctx.reader.required(Facility, group.owner),
    })))
  }

  @Extensions({ listSize: 50 })
  @Query(() => [BuyerFigures], {
    description: 'How buyers stand: requests, contracts, punctuality and what was accepted. For the authority over all of them, for a buyer over itself. Where there are as many groups as one answer has, more may follow `after` the last one; groups of which there is nothing are left out.',
  })
  async procurementOverview(
    @Ctx() ctx: Context,
    @Arg('by', () => [ProcurementGroup], { defaultValue: ['MONTH'], description: 'One row for each combination; none: one row for all.' }) by: ProcurementGroup[],
    @Args(() => GroupPageArgs) page: GroupPageArgs,
    @Arg('filter', () => ProcurementOverviewFilter, { nullable: true }) filter?: ProcurementOverviewFilter | null,
  ): Promise<BuyerFigures[]> {
    authorizeAction(overviewPolicy, 'procurementOverview', ctx.actor)
    const question = procurementQuestion({ by, filter: filter ?? null, ...page })
    const groups = await sumTallies(ctx.services.reading.database, question, ownOrAll(ctx))
    return await Promise.all(groups.map(async (group) => buyerFigures(group, {
      cursor: groupCursor(question.by, group), buyer: group.owner === null ? null : await ctx.reader.required(Organization, group.owner),
    })))
  }

  @Query(() => OverviewReconciliation, { description: 'Proves that the kept sums of the overviews are what counting from scratch gives. Reads every row that is summed. For the authority.' })
  async reconcileOverview(@Ctx() ctx: Context): Promise<OverviewReconciliation> {
    authorizeAction(overviewPolicy, 'reconcileOverview', ctx.actor)
    return await reconcileOverview(ctx.services.reading.database)
  }
}

/** The organization whose sums the viewer may have; null: everybody's. */
function ownOrAll({ actor }: Context): string | null {
  if (holds(supervises, actor, {})) return null
  if (actor.organizationId === null) throw unauthenticated()
  return actor.organizationId
}
