import { ArrayMaxSize, IsOptional } from 'class-validator'
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { EventType } from '../../platform/events/event.entity.js'
import { CursorScalar } from '../../platform/scalars.js'

@InputType({ description: 'Every given part must match.' })
export class EventFilterInput {
  @Field(() => [EventType], { nullable: true, description: 'Only these kinds; at most 100.' })
  @IsOptional()
  @ArrayMaxSize(100)
  types?: string[] | null

  @Field(() => ID, { nullable: true, description: 'Only what concerns this aggregate: its own events, and those of what belongs to it.' })
  about?: string | null

  @Field(() => [String], { nullable: true, description: 'Only events of aggregates of these GraphQL types; at most 100.' })
  @IsOptional()
  @ArrayMaxSize(100)
  subjectTypes?: string[] | null
}

@ArgsType()
export class EventStreamArgs {
  @Field(() => CursorScalar, { nullable: true, description: 'The cursor of the last message that you have dealt with.' })
  after?: string | null

  @Field(() => EventFilterInput, { nullable: true })
  filter?: EventFilterInput | null
}

@ArgsType()
export class EventPageArgs extends EventStreamArgs {
  @Field(() => Int, { nullable: true, description: '1 to 100; 50 when not given.' })
  first?: number | null
}
