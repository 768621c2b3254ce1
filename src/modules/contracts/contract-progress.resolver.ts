import { Arg, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../platform/context.js'
import { aggregateProgress, type AggregateProgress } from '../../platform/events/aggregate-progress.js'
import { Event } from '../../platform/events/event.entity.js'
import { CursorScalar } from '../../platform/scalars.js'
import { Contract } from './contract.entity.js'

@ObjectType({ description: 'One message about a contract.' })
export class ContractProgress {
  @Field(() => CursorScalar, { description: 'Resume after it: with this message dealt with, nothing is missed and nothing comes twice.' })
  cursor!: string

  @Field(() => Event, { nullable: true, description: 'What happened; null in the snapshot that a stream without `after` starts with.' })
  event!: object | null

  @Field(() => Contract, { description: 'As it is now.' })
  contract!: object
}

@Resolver(() => ContractProgress)
export class ContractProgressResolver {
  @Subscription(() => ContractProgress, {
    description: 'A contract as it is, then again with everything that happens to it: signatures, production, shipments, receipts. With `after`, from there on.',
    subscribe: ({ args, context }: { args: { id: string; after?: string | null }; context: Context }) => aggregateProgress(context, Contract, args),
  })
  contractProgress(
    @Root() { cursor, event, aggregate }: AggregateProgress,
    @Arg('id', () => ID) _id: string,
    @Arg('after', () => CursorScalar, { nullable: true }) _after?: string,
  ): ContractProgress {
    return { cursor, event, contract: aggregate }
  }
}
