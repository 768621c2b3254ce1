import { Max, Min } from 'class-validator'
import { Args, ArgsType, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { Context } from '../platform/context.js'
import { DomainError, ErrorCode } from '../platform/errors.js'
import { allOf, authorizeAction, type Policy } from '../platform/policy.js'
import { advanceSandboxClock } from '../platform/sandbox-clock.js'
import { DateTimeScalar } from '../platform/scalars.js'
import { hasRole, isSignedIn, isVerified } from '../modules/organizations/index.js'

const HOUR = 3_600_000

@ObjectType({ description: 'The business clock of this server.' })
class ServerClock {
  @Field(() => DateTimeScalar, { description: 'What deadlines, holds and curing are measured by.' })
  now!: Date

  @Field(() => Boolean, { description: 'It can be moved: this is a sandbox, nothing here is real.' })
  isSandbox!: boolean
}

@ArgsType()
class AdvanceClockArgs {
  @Field(() => Int, { description: '1 to 8784 hours (366 days).' })
  @Min(1)
  @Max(8_784)
  hours!: number
}

const clockPolicy = { view: isSignedIn, advanceClock: allOf(isVerified, hasRole('ADMINISTRATOR')) } satisfies Policy

@Resolver()
export class ClockResolver {
  @Query(() => ServerClock)
  serverClock(@Ctx() ctx: Context): ServerClock {
    return clockOf(ctx)
  }

  @Mutation(() => ServerClock, { description: 'Moves the clock of a sandbox forward and does what has become due. Refused on a server with real data.' })
  async advanceClock(@Args(() => AdvanceClockArgs) { hours }: AdvanceClockArgs, @Ctx() ctx: Context): Promise<ServerClock> {
    authorizeAction(clockPolicy, 'advanceClock', ctx.actor)
    const { services } = ctx
    const { sandboxClock, reading, doDueWork } = services
    if (!sandboxClock) throw notASandbox()
    if (ctx.request.dryRun) return { now: new Date(services.now().getTime() + hours * HOUR), isSandbox: true }
    await advanceSandboxClock(reading.database, sandboxClock, hours * HOUR)
    await doDueWork()
    return clockOf(ctx)
  }
}

function clockOf({ services }: Context): ServerClock {
  return { now: services.now(), isSandbox: services.sandboxClock !== null }
}

function notASandbox(): DomainError {
  return new DomainError(ErrorCode.FORBIDDEN, {
    en: 'The clock can be moved in a sandbox only; start the server with SANDBOX=on.',
    id: 'Jam hanya dapat dimajukan di sandbox; jalankan server dengan SANDBOX=on.',
  }, { action: 'advanceClock' })
}
