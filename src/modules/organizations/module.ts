import type { Module } from '../../platform/module.js'
import { ApiKey } from './api-key.entity.js'
import { ApiKeyResolver } from './api-key.resolver.js'
import { Invitation } from './invitation.entity.js'
import { Member } from './member.entity.js'
import { MemberResolver } from './member.resolver.js'
import { Organization } from './organization.entity.js'
import { organizationEvents } from './organization.events.js'
import './organization.reads.js'
import { OrganizationResolver } from './organization.resolver.js'

export const organizations: Module = {
  name: 'organizations',
  entities: [Organization, Member, Invitation, ApiKey],
  resolvers: [OrganizationResolver, MemberResolver, ApiKeyResolver],
  events: organizationEvents,
}
