import { Arg, Args, ArgsType, Ctx, Extensions, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, PageArgs } from '../../platform/read/connection-types.js'
import { DateScalar } from '../../platform/scalars.js'
import { Capability } from './capability.entity.js'
import { CapacityBucket } from './capacity/capacity-bucket.entity.js'
import { addProductionLine } from './commands/add-production-line.js'
import { changeWorkCalendar } from './commands/change-work-calendar.js'
import { retireProductionLine } from './commands/retire-production-line.js'
import { Facility } from './facility.entity.js'
import { AddProductionLineInput, ChangeWorkCalendarInput } from './facility.inputs.js'
import { ProductionLine } from './production-line.entity.js'

const CapacityBucketConnection = connectionOf('CapacityBucket', () => CapacityBucket)

@ArgsType()
class CapacityArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The day after the last one.' })
  to?: string | null
}

@Resolver(() => ProductionLine)
export class ProductionLineResolver {
  @Query(() => ProductionLine, { nullable: true })
  productionLine(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(ProductionLine, id)
  }

  @Mutation(() => ProductionLine, { description: 'Its hours can be reserved at once, 400 days ahead.' })
  addProductionLine(@Arg('input', () => AddProductionLineInput) input: AddProductionLineInput, @Ctx() ctx: Context) {
    return ctx.write(ProductionLine, (tx) => addProductionLine(tx, input))
  }

  @Mutation(() => ProductionLine, { description: 'From today on; refused with CAPACITY_IN_USE for days that have more hours held and booked than they would get.' })
  changeWorkCalendar(@Arg('id', () => ID) id: string, @Arg('input', () => ChangeWorkCalendarInput) input: ChangeWorkCalendarInput, @Ctx() ctx: Context) {
    return ctx.write(ProductionLine, (tx) => changeWorkCalendar(tx, id, input))
  }

  @Mutation(() => ProductionLine, { description: 'For good; refused while hours of a coming day are held or booked.' })
  retireProductionLine(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(ProductionLine, (tx) => retireProductionLine(tx, id))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() line: ProductionLine, @Ctx() ctx: Context) {
    return ctx.computed(line, 'availableActions')
  }

  @FieldResolver(() => Facility)
  facility(@Root() line: ProductionLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'facility')
  }

  @Extensions({ listSize: 5 })
  @FieldResolver(() => [Capability], { description: 'What it can make, past and coming included, by first day.' })
  capabilities(@Root() line: ProductionLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'capabilities')
  }

  @FieldResolver(() => CapacityBucketConnection, { description: 'Its days in order; give a range, there are 400 ahead and all of the past.' })
  capacity(@Root() line: ProductionLine, @Args(() => CapacityArgs) args: CapacityArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(line, 'capacity', args)
  }
}
