import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { ContractLine } from '../contracts/index.js'
import { acceptNewDate, refuseNewDate } from './commands/answer-new-date.js'
import { proposeNewDate } from './commands/propose-new-date.js'
import { ProposeNewDateInput } from './fulfilment.inputs.js'
import { PromiseRevision } from './promise-revision.entity.js'

@Resolver(() => PromiseRevision)
export class PromiseRevisionResolver {
  @Mutation(() => PromiseRevision, { description: 'Tells the buyer early that a promised day is at risk, with another day.' })
  proposeNewDate(@Arg('input', () => ProposeNewDateInput) input: ProposeNewDateInput, @Ctx() ctx: Context) {
    return ctx.write(PromiseRevision, (tx) => proposeNewDate(tx, input))
  }

  @Mutation(() => PromiseRevision, { description: 'Lateness counts from the new day; the promised one stays on record.' })
  acceptNewDate(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(PromiseRevision, (tx) => acceptNewDate(tx, id))
  }

  @Mutation(() => PromiseRevision, { description: 'The late clock keeps the day that was agreed.' })
  refuseNewDate(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(PromiseRevision, (tx) => refuseNewDate(tx, id))
  }

  @FieldResolver(() => ContractLine)
  contractLine(@Root() revision: PromiseRevision, @Ctx() ctx: Context) {
    return ctx.reader.related(revision, 'contractLine')
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() revision: PromiseRevision, @Ctx() ctx: Context) {
    return ctx.computed(revision, 'availableActions')
  }
}
