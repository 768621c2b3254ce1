import { Args, Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Event } from '../../platform/events/event.entity.js'
import { followEvents, type FollowedEvent } from '../../platform/events/follow.js'
import { pageOfEvents } from '../../platform/events/page-of-events.js'
import { Node } from '../../platform/node.js'
import { CursorScalar, JsonObjectScalar } from '../../platform/scalars.js'
import { Organization } from '../organizations/index.js'
import { EventPageArgs, EventStreamArgs } from './activity.inputs.js'
import { EventDelivery, EventPage } from './activity.view.js'

@Resolver(() => Event)
export class EventResolver {
  @Query(() => EventPage, { name: 'events', description: 'What happened, as far as you may see it: from the start of the log, or after a cursor.' })
  eventPage(@Args(() => EventPageArgs) args: EventPageArgs, @Ctx() ctx: Context) {
    return pageOfEvents(ctx, args)
  }

  @Subscription(() => EventDelivery, {
    description: 'What happens, as it happens and as far as you may see it at that moment; after a cursor, or from now on. See docs/subscriptions.md.',
    subscribe: ({ args, context }: { args: EventStreamArgs; context: Context }) => followEvents(context, args),
  })
  events(@Root() followed: FollowedEvent, @Args(() => EventStreamArgs, { validate: false }) _args: EventStreamArgs): EventDelivery {
    return followed
  }

  @FieldResolver(() => CursorScalar, { nullable: true, description: 'Its place in the log; null in the instant before it has one.' })
  cursor(@Root() event: Event, @Ctx() ctx: Context) {
    return ctx.computed(event, 'cursor')
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Who did it; null when time did, or when you may not see the organization.' })
  organization(@Root() event: Event, @Ctx() ctx: Context) {
    return ctx.reader.related(event, 'organization')
  }

  @FieldResolver(() => Node, { nullable: true, description: 'What it happened to, as it is now; null when you may not see it.' })
  subject(@Root() event: Event, @Ctx() ctx: Context) {
    return ctx.reader.related(event, 'subject')
  }

  @FieldResolver(() => [JsonObjectScalar], {
    nullable: true, description: 'Audit trail: table, id and fields with their values before and after. For supervisors, and for the organization that did it as far as it may read those fields.',
  })
  async changes(@Root() event: Event, @Ctx() ctx: Context) {
    const whole = await ctx.reader.byId(Event, event.id)
    return whole && ctx.computed(whole, 'changes')
  }
}
