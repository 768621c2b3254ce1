import { Field, ObjectType } from 'type-graphql'
import { Event } from '../../platform/events/event.entity.js'
import { CursorScalar } from '../../platform/scalars.js'

@ObjectType({ description: 'A stretch of the log of events, oldest first.' })
export class EventPage {
  @Field(() => [Event])
  events!: readonly object[]

  @Field(() => CursorScalar, { description: 'Give it back as `after`, to this query or to the subscription: nothing is missed and nothing comes twice.' })
  endCursor!: string

  @Field(() => Boolean, { description: 'Ask on at once. A page may be short, even empty, while there is more.' })
  hasMore!: boolean
}

@ObjectType({ description: 'One message of the stream of events.' })
export class EventDelivery {
  @Field(() => CursorScalar, { description: 'Resume after it: with this message dealt with, nothing is missed and nothing comes twice.' })
  cursor!: string

  @Field(() => Event, { nullable: true, description: 'Null only in the first message of a stream without `after`, which says where the stream starts.' })
  event!: object | null
}
