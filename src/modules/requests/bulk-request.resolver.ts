import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs } from '../../platform/read/connection-types.js'
import { User } from '../identity/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequestAmendment } from './bulk-request-amendment.entity.js'
import { BulkRequest } from './bulk-request.entity.js'
import { BulkRequestFilter, BulkRequestOrder } from './bulk-request.inputs.js'
import { Lot } from './lot.entity.js'
import { RequestLine } from './request-line.entity.js'

const BulkRequestConnection = connectionOf('BulkRequest', () => BulkRequest)
const BulkRequestList = listArgs('requests', () => BulkRequestFilter, BulkRequestOrder)

@Resolver(() => BulkRequest)
export class BulkRequestResolver {
  @Query(() => BulkRequest, { nullable: true })
  bulkRequest(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(BulkRequest, id)
  }

  @Query(() => BulkRequestConnection, { description: 'For buyers their own, drafts included; for facilities and the authority what is published.' })
  bulkRequests(@Args(() => BulkRequestList) args: InstanceType<typeof BulkRequestList>, @Ctx() ctx: Context) {
    return ctx.reader.page(BulkRequest, { ...args, filter: ownOnly(args.filter as BulkRequestFilter | undefined, ctx.actor.organizationId) })
  }

  @FieldResolver(() => Organization)
  buyer(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'buyer')
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who drafted it; names are seen within the buyer only.' })
  createdBy(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'createdBy')
  }

  @FieldResolver(() => [Lot])
  lots(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'lots')
  }

  @FieldResolver(() => [RequestLine], { description: 'Of all lots, in order.' })
  lines(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'lines')
  }

  @FieldResolver(() => [BulkRequestAmendment], { description: 'First to last.' })
  amendments(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'amendments')
  }
}

/** `mine` is the buyer filter with the viewer's own organization. */
function ownOnly({ mine, ...filter }: BulkRequestFilter = {}, organization: string | null): BulkRequestFilter {
  return mine && organization ? { ...filter, buyer: organization } : filter
}
