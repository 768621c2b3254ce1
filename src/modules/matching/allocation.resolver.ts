import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Capability, Facility, ProductionLine, StockItem } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { DeliverySlot, RequestLine } from '../requests/index.js'
import { Allocation } from './allocation.entity.js'
import { Award } from './award.entity.js'
import { MatchPlan } from './match-plan.entity.js'

@Resolver(() => Allocation)
export class AllocationResolver {
  @FieldResolver(() => MatchPlan)
  plan(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'plan')
  }

  @FieldResolver(() => Award, { nullable: true, description: 'null until the plan is held.' })
  award(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'award')
  }

  @FieldResolver(() => Organization)
  supplier(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'supplier')
  }

  @FieldResolver(() => RequestLine)
  requestLine(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'requestLine')
  }

  @FieldResolver(() => DeliverySlot)
  slot(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'slot')
  }

  @FieldResolver(() => Facility)
  facility(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'facility')
  }

  @FieldResolver(() => ProductionLine, { nullable: true, description: 'null when taken from stock.' })
  productionLine(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'productionLine')
  }

  @FieldResolver(() => StockItem, { nullable: true, description: 'null when made.' })
  stockItem(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'stockItem')
  }

  @FieldResolver(() => Capability, { nullable: true, description: 'null when taken from stock.' })
  capability(@Root() allocation: Allocation, @Ctx() ctx: Context) {
    return ctx.reader.related(allocation, 'capability')
  }
}
