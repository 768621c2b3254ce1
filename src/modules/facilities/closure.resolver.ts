import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { Closure } from './closure.entity.js'
import { addClosure } from './commands/add-closure.js'
import { removeClosure } from './commands/remove-closure.js'
import { Facility } from './facility.entity.js'
import { AddClosureInput } from './facility.inputs.js'
import { ProductionLine } from './production-line.entity.js'

@Resolver(() => Closure)
export class ClosureResolver {
  @Mutation(() => Closure, { description: 'Days without production; refused with CAPACITY_IN_USE when hours of one are held or booked.' })
  addClosure(@Arg('input', () => AddClosureInput) input: AddClosureInput, @Ctx() ctx: Context) {
    return ctx.write(Closure, (tx) => addClosure(tx, input))
  }

  @Mutation(() => Closure, { description: 'Its coming days are worked again.' })
  removeClosure(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Closure, (tx) => removeClosure(tx, id))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() closure: Closure, @Ctx() ctx: Context) {
    return ctx.computed(closure, 'availableActions')
  }

  @FieldResolver(() => Facility)
  facility(@Root() closure: Closure, @Ctx() ctx: Context) {
    return ctx.reader.related(closure, 'facility')
  }

  @FieldResolver(() => ProductionLine, { nullable: true, description: 'null: the whole facility is closed.' })
  line(@Root() closure: Closure, @Ctx() ctx: Context) {
    return ctx.reader.related(closure, 'line')
  }
}
