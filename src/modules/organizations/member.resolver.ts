import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { unauthenticated } from '../../platform/errors.js'
import { Context } from '../../platform/context.js'
import { Session, User } from '../identity/index.js'
import { acceptInvitation } from './commands/accept-invitation.js'
import { actFor } from './commands/act-for.js'
import { changeMemberRoles } from './commands/change-member-roles.js'
import { inviteMember } from './commands/invite-member.js'
import { removeMember } from './commands/remove-member.js'
import { revokeInvitation } from './commands/revoke-invitation.js'
import { Invitation } from './invitation.entity.js'
import { Member } from './member.entity.js'
import { Organization } from './organization.entity.js'
import { AcceptInvitationInput, ChangeMemberRolesInput, InviteMemberInput } from './organization.inputs.js'

const ACCEPT = { name: 'accept-invitation', points: 20, seconds: 900 }

@ObjectType()
export class InviteMemberPayload {
  @Field(() => Invitation)
  invitation!: object

  @Field(() => String, { nullable: true, description: 'Told only here, and not in a replay.' })
  code!: string | null
}

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => [Member], { description: 'Your memberships in the organization you act for.' })
  memberships(@Ctx() ctx: Context) {
    ctx.signedIn()
    return ctx.reader.own('memberships')
  }

  @Mutation(() => InviteMemberPayload, { description: 'Asks a person to join the organization you act for.' })
  async inviteMember(@Arg('input', () => InviteMemberInput) input: InviteMemberInput, @Ctx() ctx: Context): Promise<InviteMemberPayload> {
    let code: string | null = null
    const organizationId = requireOrganization(ctx)
    const invitation = await ctx.write(Invitation, async (tx) => {
      const invited = await inviteMember(tx, organizationId, input)
      code = invited.code
      return invited.invitation
    })
    return { invitation, code }
  }

  @Mutation(() => Invitation)
  revokeInvitation(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Invitation, (tx) => revokeInvitation(tx, id))
  }

  @Mutation(() => Boolean, { description: 'Public: the code is the proof. Sign in afterwards.' })
  async acceptInvitation(@Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput, @Ctx() ctx: Context): Promise<boolean> {
    await ctx.services.rateLimits.spend(ACCEPT, ctx.request.remoteAddress)
    return await ctx.run(async (tx) => Boolean(await acceptInvitation(tx, input)))
  }

  @Mutation(() => Member)
  changeMemberRoles(@Arg('id', () => ID) id: string, @Arg('input', () => ChangeMemberRolesInput) input: ChangeMemberRolesInput, @Ctx() ctx: Context) {
    return ctx.write(Member, (tx) => changeMemberRoles(tx, id, input))
  }

  @Mutation(() => Member)
  removeMember(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Member, (tx) => removeMember(tx, id))
  }

  @Mutation(() => Session, { description: 'Your session acts for another of your organizations from now on.' })
  actFor(@Arg('organizationId', () => ID) organizationId: string, @Ctx() ctx: Context) {
    return ctx.write(Session, (tx) => actFor(tx, organizationId))
  }

  @FieldResolver(() => User)
  user(@Root() member: Member, @Ctx() ctx: Context) {
    return ctx.reader.related(member, 'user')
  }

  @FieldResolver(() => Organization)
  organization(@Root() member: Member, @Ctx() ctx: Context) {
    return ctx.reader.related(member, 'organization')
  }
}

/** @throws UNAUTHENTICATED when the actor acts for no organization */
export function requireOrganization(ctx: Context): string {
  const { organizationId } = ctx.signedIn()
  if (!organizationId) throw unauthenticated()
  return organizationId
}
