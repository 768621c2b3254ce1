import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs, PageArgs } from '../../platform/read/connection-types.js'
import { registerOrganization } from './commands/register-organization.js'
import { suspendOrganization } from './commands/suspend-organization.js'
import { verifyOrganization } from './commands/verify-organization.js'
import { ApiKey } from './api-key.entity.js'
import { Invitation } from './invitation.entity.js'
import { Member } from './member.entity.js'
import { Organization } from './organization.entity.js'
import { OrganizationFilter, OrganizationOrder, RegisterOrganizationInput } from './organization.inputs.js'

const OrganizationConnection = connectionOf('Organization', () => Organization)
const MemberConnection = connectionOf('Member', () => Member)
const OrganizationList = listArgs('organizations', () => OrganizationFilter, OrganizationOrder)

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true })
  organization(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(Organization, id)
  }

  @Query(() => OrganizationConnection, { description: 'Verified organizations, and your own.' })
  organizations(@Args(() => OrganizationList) args: InstanceType<typeof OrganizationList>, @Ctx() ctx: Context) {
    return ctx.reader.page(Organization, args)
  }

  @Query(() => Organization, { nullable: true, description: 'The organization that you act for.' })
  actingOrganization(@Ctx() ctx: Context) {
    return ctx.reader.own('actingOrganization')
  }

  @Mutation(() => Organization, { description: 'Founds an organization; it trades once the authority has verified it.' })
  registerOrganization(@Arg('input', () => RegisterOrganizationInput) input: RegisterOrganizationInput, @Ctx() ctx: Context) {
    return ctx.write(Organization, (tx) => registerOrganization(tx, input))
  }

  @Mutation(() => Organization, { description: 'The authority vouches for an organization.' })
  verifyOrganization(
    @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context,
  ) {
    return ctx.write(Organization, (tx) => verifyOrganization(tx, id, expectedVersion))
  }

  @Mutation(() => Organization, { description: 'The authority stops an organization from trading; what is contracted goes on.' })
  suspendOrganization(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(Organization, (tx) => suspendOrganization(tx, id, reason))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() organization: Organization, @Ctx() ctx: Context) {
    return ctx.computed(organization, 'availableActions')
  }

  @FieldResolver(() => MemberConnection, { description: 'Seen by the organization\'s own members.' })
  members(@Root() organization: Organization, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(organization, 'members', args)
  }

  @FieldResolver(() => [Invitation], { description: 'Seen by the organization\'s administrators.' })
  invitations(@Root() organization: Organization, @Ctx() ctx: Context) {
    return ctx.reader.related(organization, 'invitations')
  }

  @FieldResolver(() => [ApiKey], { description: 'Seen by the organization\'s administrators.' })
  apiKeys(@Root() organization: Organization, @Ctx() ctx: Context) {
    return ctx.reader.related(organization, 'apiKeys')
  }
}
