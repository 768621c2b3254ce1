import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { Contract, ContractLine } from '../contracts/index.js'
import { Facility, ProductionLine } from '../facilities/index.js'
import { Batch } from './batch.entity.js'
import { planWorkOrders } from './commands/plan-work-orders.js'
import { approveSample, refuseSample } from './commands/answer-sample.js'
import { submitSample } from './commands/submit-sample.js'
import { WorkOrder } from './work-order.entity.js'

@Resolver(() => WorkOrder)
export class WorkOrderResolver {
  @Mutation(() => [WorkOrder], {
    description: 'Turns what is to be made and not ordered yet into work orders with a batch a week: on the reserved days, or, when it is made again, on the earliest free hours.',
  })
  planWorkOrders(@Arg('contractId', () => ID) contractId: string, @Ctx() ctx: Context) {
    return ctx.writeAll(WorkOrder, (tx) => planWorkOrders(tx, contractId))
  }

  @Mutation(() => WorkOrder, { description: 'The facility shows a sample or drawing of what it will make.' })
  submitSample(@Arg('id', () => ID) id: string, @Arg('description', () => String) description: string, @Ctx() ctx: Context) {
    return ctx.write(WorkOrder, (tx) => submitSample(tx, id, description))
  }

  @Mutation(() => WorkOrder, { description: 'The buyer agrees to the sample: production may begin.' })
  approveSample(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(WorkOrder, (tx) => approveSample(tx, id))
  }

  @Mutation(() => WorkOrder, { description: 'The buyer says what must be other; the facility shows another sample.' })
  refuseSample(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(WorkOrder, (tx) => refuseSample(tx, id, reason))
  }

  @FieldResolver(() => [AvailableAction], { description: 'On its sample.' })
  availableActions(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return ctx.computed(order, 'availableActions')
  }

  @FieldResolver(() => Contract)
  contract(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return ctx.reader.related(order, 'contract')
  }

  @FieldResolver(() => ContractLine)
  contractLine(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return ctx.reader.related(order, 'contractLine')
  }

  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return ctx.reader.related(order, 'facility')
  }

  @FieldResolver(() => ProductionLine, { nullable: true })
  productionLine(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return ctx.reader.related(order, 'productionLine')
  }

  @FieldResolver(() => [Batch])
  batches(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return ctx.reader.related(order, 'batches')
  }
}
