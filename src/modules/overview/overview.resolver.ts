import { Arg, Args, Ctx, Extensions, Query, Resolver } from 'type-graphql'
import type { Actor } from '../../platform/actor.js'
import { Context } from '../../platform/context.js'
import { unauthenticated } from '../../platform/errors.js'
import { authorizeAction, holds } from '../../platform/policy.js'
import { Facility } from '../facilities/index.js'
import { Organization, supervises } from '../organizations/index.js'
import { buyerFigures, facilityFigures } from './figures.js'
import { BuyerFigures, FacilityFigures } from './figures.types.js'
import { groupCursor, groupPage } from './group-page.js'
import { FulfilmentGroup, FulfilmentOverviewFilter, GroupPageArgs, ProcurementGroup, ProcurementOverviewFilter } from './overview.inputs.js'
import { overviewPolicy } from './overview.policy.js'
import { OverviewReconciliation, reconcileOverview } from './reconcile-overview.view.js'
import { sumTallies, type Question } from './sum-tallies.js'

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
    const groupedBy = by.map((group) => group === 'FACILITY' ? 'OWNER' : group)
    const groups = await sumTallies(ctx.services.reading.database, {
      ...asked(ctx, filter), owners: 'facility', by: groupedBy, owner: filter?.facility ?? null, page: groupPage(groupedBy, page),
    })
    return await Promise.all(groups.map(async (group) => facilityFigures(group, {
      cursor: groupCursor(groupedBy, group), facility: group.owner === null ? null : await ctx.reader.required(Facility, group.owner),
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
    const groupedBy = by.map((group) => group === 'BUYER' ? 'OWNER' : group)
    const groups = await sumTallies(ctx.services.reading.database, {
      ...asked(ctx, filter), owners: 'organization', by: groupedBy, owner: filter?.buyer ?? null, page: groupPage(groupedBy, page),
    })
    return await Promise.all(groups.map(async (group) => buyerFigures(group, {
      cursor: groupCursor(groupedBy, group), buyer: group.owner === null ? null : await ctx.reader.required(Organization, group.owner),
    })))
  }

  @Query(() => OverviewReconciliation, { description: 'Proves that the kept sums of the overviews are what counting from scratch gives. Reads every row that is summed. For the authority.' })
  async reconcileOverview(@Ctx() ctx: Context): Promise<OverviewReconciliation> {
    authorizeAction(overviewPolicy, 'reconcileOverview', ctx.actor)
    return await reconcileOverview(ctx.services.reading.database)
  }
}

function asked({ actor }: Context, filter: FulfilmentOverviewFilter | ProcurementOverviewFilter | null | undefined): Pick<Question, 'organization' | 'months' | 'region'> {
  return {
    organization: holds(supervises, actor, {}) ? null : ownOf(actor), months: filter?.months?.toPeriod() ?? null, region: filter?.region ?? null,
  }
}

/** Never null, which would be everybody's. */
function ownOf({ organizationId }: Actor): string {
  if (organizationId === null) throw unauthenticated()
  return organizationId
}
