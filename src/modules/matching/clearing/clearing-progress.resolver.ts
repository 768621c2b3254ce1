import { Arg, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../../platform/context.js'
import { aggregateProgress, type AggregateProgress } from '../../../platform/events/aggregate-progress.js'
import { Event } from '../../../platform/events/event.entity.js'
import { CursorScalar } from '../../../platform/scalars.js'
import { ClearingRun } from './clearing-run.entity.js'

@ObjectType({ description: 'One message about a clearing.' })
export class ClearingProgress {
  @Field(() => CursorScalar, { description: 'Resume after it: with this message dealt with, nothing is missed and nothing comes twice.' })
  cursor!: string

  @Field(() => Event, { nullable: true, description: 'What happened; null in the snapshot that a stream without `after` starts with.' })
  event!: object | null

  @Field(() => ClearingRun, { description: 'As it is now: best, bound and gap.' })
  clearing!: object
}

@Resolver(() => ClearingProgress)
export class ClearingProgressResolver {
  @Subscription(() => ClearingProgress, {
    description: 'A clearing as it is, then again whenever its best plan or its bound became better, and when it ended. With `after`, from there on.',
    subscribe: ({ args, context }: { args: { id: string; after?: string | null }; context: Context }) => aggregateProgress(context, ClearingRun, args),
  })
  clearingProgress(
    @Root() { cursor, event, aggregate }: AggregateProgress,
    @Arg('id', () => ID) _id: string,
    @Arg('after', () => CursorScalar, { nullable: true }) _after?: string,
  ): ClearingProgress {
    return { cursor, event, clearing: aggregate }
  }
}
