import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Context } from '../../../platform/context.js'
import { authorizeAction } from '../../../platform/policy.js'
import { connectionOf, PageArgs } from '../../../platform/read/connection-types.js'
import { DecimalScalar } from '../../../platform/scalars.js'
import { Facility } from '../facility.entity.js'
import { reservationPolicy } from '../facility.policy.js'
import { ProductionLine } from '../production-line.entity.js'
import { CapacityReconciliation, reconcileCapacity } from '../reservation/reconcile-capacity.view.js'
import { ReservationEntry } from '../reservation/reservation-entry.entity.js'
import { CapacityBucket } from './capacity-bucket.entity.js'

const ReservationConnection = connectionOf('ReservationEntry', () => ReservationEntry)

@Resolver(() => CapacityBucket)
export class CapacityResolver {
  @Query(() => CapacityReconciliation, { description: 'Proves that what is held and booked is what the ledger says. For the authority.' })
  async reconcileCapacity(@Ctx() ctx: Context): Promise<CapacityReconciliation> {
    authorizeAction(reservationPolicy, 'reconcileCapacity', ctx.actor)
    return await reconcileCapacity(ctx.services.reading.database)
  }

  @FieldResolver(() => DecimalScalar, { description: 'Hours that can still be reserved; the rest of the available ones is held or booked.' })
  hoursFree(@Root() bucket: CapacityBucket, @Ctx() ctx: Context) {
    return ctx.reader.derived(bucket, 'hoursFree')
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Hours held by plans. What is held and what is booked is told apart to the facility and the authority only.' })
  hoursHeld(@Root() bucket: CapacityBucket, @Ctx() ctx: Context) {
    return ctx.reader.restricted(bucket, 'hoursHeld')
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Hours booked by contracts. What is held and what is booked is told apart to the facility and the authority only.' })
  hoursBooked(@Root() bucket: CapacityBucket, @Ctx() ctx: Context) {
    return ctx.reader.restricted(bucket, 'hoursBooked')
  }

  @FieldResolver(() => ProductionLine)
  line(@Root() bucket: CapacityBucket, @Ctx() ctx: Context) {
    return ctx.reader.related(bucket, 'line')
  }

  @FieldResolver(() => Facility)
  facility(@Root() bucket: CapacityBucket, @Ctx() ctx: Context) {
    return ctx.reader.related(bucket, 'facility')
  }

  @FieldResolver(() => ReservationConnection, { description: 'Its ledger, newest first. Told to the facility and the authority only.' })
  reservations(@Root() bucket: CapacityBucket, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(bucket, 'reservations', args)
  }
}
