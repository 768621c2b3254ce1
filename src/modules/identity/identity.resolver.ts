import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { ANONYMOUS } from '../../platform/actor.js'
import { Context } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { changePassword } from './commands/change-password.js'
import { revokeSession } from './commands/revoke-session.js'
import { signIn } from './commands/sign-in.js'
import { ChangePasswordInput, SignInInput } from './identity.inputs.js'
import { Session } from './session.entity.js'
import { User } from './user.entity.js'

const PER_ACCOUNT = { name: 'sign-in-account', points: 10, seconds: 900 }
const PER_ADDRESS = { name: 'sign-in-address', points: 300, seconds: 900 }

@ObjectType({ description: 'A session has started.' })
export class SignInPayload {
  @Field(() => String, { description: 'Send it as "Authorization: Bearer …". It is told only here.' })
  token!: string

  @Field(() => Session)
  session!: object
}

@Resolver(() => Session)
export class SessionResolver {
  @Mutation(() => SignInPayload, { description: 'Starts a session. Public; errors: UNAUTHENTICATED, RATE_LIMITED.' })
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() ctx: Context): Promise<SignInPayload> {
    await ctx.services.rateLimits.spend(PER_ADDRESS, ctx.request.remoteAddress)
    await ctx.services.rateLimits.spend(PER_ACCOUNT, input.email.trim().toLowerCase())
    let token: string | null = null
    const { sessionId, userId } = await ctx.run(async (tx) => {
      const signedIn = await signIn(tx, input, ctx.services.settings.sessionHours)
      token = signedIn.token
      return { sessionId: signedIn.session.id, userId: signedIn.session.user.id }
    })
    if (token === null) throw toldOnce()
    ctx.readAs({ ...ANONYMOUS, kind: 'MEMBER', userId, sessionId })
    return { token, session: await ctx.reader.required(Session, sessionId) }
  }

  @Mutation(() => Session, { description: 'Ends one of your sessions at once, with its open sockets.' })
  revokeSession(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Session, (tx) => revokeSession(tx, id))
  }

  @FieldResolver(() => User)
  user(@Root() session: Session, @Ctx() ctx: Context) {
    return ctx.reader.related(session, 'user')
  }
}

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: 'The person who is signed in; null for anonymous callers and API keys.' })
  viewer(@Ctx() ctx: Context) {
    return ctx.reader.own('viewer')
  }

  @Mutation(() => User, { description: 'Changes your password and ends your other sessions.' })
  changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() ctx: Context) {
    return ctx.write(User, (tx) => changePassword(tx, { current: input.currentPassword, next: input.newPassword }))
  }

  @FieldResolver(() => String, { nullable: true, description: 'Seen by the person only.' })
  email(@Root() user: User, @Ctx() ctx: Context): string | null {
    return ctx.reader.restricted(user, 'email')
  }

  @FieldResolver(() => [Session], { description: 'The person\'s sessions, newest first; seen by the person only.' })
  sessions(@Root() user: User, @Ctx() ctx: Context) {
    return ctx.reader.related(user, 'sessions')
  }
}

/** A token is stored nowhere, so a replay cannot tell it again. */
function toldOnce() {
  return conflict({
    en: 'This sign-in was answered before, and a token is told once. Sign in again under a new idempotency key.',
    id: 'Permintaan masuk ini sudah dijawab, dan token hanya diberikan sekali. Masuk lagi dengan kunci idempotensi baru.',
  })
}
