import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../../platform/available-actions.js'
import { Context } from '../../../platform/context.js'
import { declareHoliday } from '../commands/declare-holiday.js'
import { withdrawHoliday } from '../commands/withdraw-holiday.js'
import { Holiday } from './holiday.entity.js'
import { DeclareHolidayInput, HolidaysArgs } from './holiday.inputs.js'

@Resolver(() => Holiday)
export class HolidayResolver {
  @Query(() => [Holiday], { description: 'Declared holidays by date, at most 100.' })
  holidays(@Args(() => HolidaysArgs) args: HolidaysArgs, @Ctx() ctx: Context) {
    return ctx.reader.list('holidays', args)
  }

  @Mutation(() => Holiday, { description: 'No facility works on that day; refused with CAPACITY_IN_USE when hours of it are held or booked.' })
  declareHoliday(@Arg('input', () => DeclareHolidayInput) input: DeclareHolidayInput, @Ctx() ctx: Context) {
    return ctx.write(Holiday, (tx) => declareHoliday(tx, input))
  }

  @Mutation(() => Holiday, { description: 'The day is an ordinary one again.' })
  withdrawHoliday(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Holiday, (tx) => withdrawHoliday(tx, id))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() holiday: Holiday, @Ctx() ctx: Context) {
    return ctx.computed(holiday, 'availableActions')
  }
}
