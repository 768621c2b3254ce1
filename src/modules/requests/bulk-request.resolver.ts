import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs } from '../../platform/read/connection-types.js'
import { User } from '../identity/index.js'
import { Organization } from '../organizations/index.js'
import { AmendBulkRequestInput } from './amend.inputs.js'
import { BulkRequestAmendment } from './bulk-request-amendment.entity.js'
import { BulkRequest } from './bulk-request.entity.js'
import { BulkRequestFilter, BulkRequestOrder, CancelBulkRequestInput } from './bulk-request.inputs.js'
import { amendBulkRequest } from './commands/amend-bulk-request.js'
import { cancelBulkRequest } from './commands/cancel-bulk-request.js'
import { draftBulkRequest } from './commands/draft-bulk-request.js'
import { publishBulkRequest } from './commands/publish-bulk-request.js'
import { reviseBulkRequest } from './commands/revise-bulk-request.js'
import { DraftBulkRequestInput, ReviseBulkRequestInput } from './draft.inputs.js'
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
    return ctx.reader.page(BulkRequest, args)
  }

  @Mutation(() => BulkRequest, { description: 'Begins a request. It may be incomplete; nobody but its buyer sees it.' })
  draftBulkRequest(@Arg('input', () => DraftBulkRequestInput) input: DraftBulkRequestInput, @Ctx() ctx: Context) {
    return ctx.write(BulkRequest, (tx) => draftBulkRequest(tx, input))
  }

  @Mutation(() => BulkRequest, { description: 'Replaces a draft as a whole.' })
  reviseBulkRequest(@Arg('id', () => ID) id: string, @Arg('input', () => ReviseBulkRequestInput) input: ReviseBulkRequestInput, @Ctx() ctx: Context) {
    return ctx.write(BulkRequest, (tx) => reviseBulkRequest(tx, id, input))
  }

  @Mutation(() => BulkRequest, { description: 'Opens a draft to facilities; every rule that it breaks is told at once.' })
  publishBulkRequest(
    @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context,
  ) {
    return ctx.write(BulkRequest, (tx) => publishBulkRequest(tx, id, expectedVersion))
  }

  @Mutation(() => BulkRequest, { description: 'Changes quantities, dates, places or tolerances after publication; what was planned for it is released.' })
  amendBulkRequest(@Arg('id', () => ID) id: string, @Arg('input', () => AmendBulkRequestInput) input: AmendBulkRequestInput, @Ctx() ctx: Context) {
    return ctx.write(BulkRequest, (tx) => amendBulkRequest(tx, id, input))
  }

  @Mutation(() => BulkRequest, { description: 'Gives a request up before there is a contract, or discards a draft.' })
  cancelBulkRequest(@Arg('id', () => ID) id: string, @Arg('input', () => CancelBulkRequestInput) input: CancelBulkRequestInput, @Ctx() ctx: Context) {
    return ctx.write(BulkRequest, (tx) => cancelBulkRequest(tx, id, input))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.computed(request, 'availableActions')
  }

  @FieldResolver(() => Organization)
  buyer(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'buyer')
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who drafted it; names are seen within the buyer only.' })
  createdBy(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'createdBy')
  }

  @Extensions({ listSize: 2 })
  @FieldResolver(() => [Lot])
  lots(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'lots')
  }

  @Extensions({ listSize: 5 })
  @FieldResolver(() => [RequestLine], { description: 'Of all lots, in order.' })
  lines(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'lines')
  }

  @Extensions({ listSize: 2 })
  @FieldResolver(() => [BulkRequestAmendment], { description: 'First to last.' })
  amendments(@Root() request: BulkRequest, @Ctx() ctx: Context) {
    return ctx.reader.related(request, 'amendments')
  }
}
