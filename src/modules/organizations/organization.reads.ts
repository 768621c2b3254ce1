import { actionsOf } from '../../platform/available-actions.js'
import { ownRead, readModel } from '../../platform/read/read-model.js'
import { User } from '../identity/index.js'
import { ApiKey } from './api-key.entity.js'
import { Invitation } from './invitation.entity.js'
import { Member } from './member.entity.js'
import { Organization } from './organization.entity.js'
import { organizationLifecycle } from './organization.lifecycle.js'
import { apiKeyPolicy, invitationPolicy, memberPolicy, organizationPolicy } from './organization.policy.js'

readModel(Organization, {
  view: organizationPolicy.view,
  open: ['version', 'name', 'kind', 'status', 'region', 'createdAt'],
  computed: { availableActions: actionsOf([{ policy: organizationPolicy, lifecycle: organizationLifecycle }]) },
  relations: {
    members: { page: () => Member, by: 'organization' },
    invitations: { many: () => Invitation, by: 'organization', orderBy: [['id', 'desc']] },
    apiKeys: { many: () => ApiKey, by: 'organization', orderBy: [['id', 'desc']] },
  },
  filters: {
    kind: { property: 'kind', op: 'in' },
    status: { property: 'status', op: 'in' },
    region: { property: 'region', op: 'prefix' },
  },
  orders: { NAME: [['name', 'asc']] },
})

readModel(Member, {
  view: memberPolicy.view,
  open: ['version', 'roles', 'status', 'joinedAt'],
  relations: { user: { one: () => User, by: 'user' }, organization: { one: () => Organization, by: 'organization' } },
})

readModel(Invitation, { view: invitationPolicy.view, open: ['version', 'email', 'roles', 'status', 'expiresAt'] })

readModel(ApiKey, { view: apiKeyPolicy.view, open: ['version', 'name', 'prefix', 'roles', 'scopes', 'createdAt', 'expiresAt', 'revokedAt'] })

ownRead('memberships', { many: () => Member, by: 'user', orderBy: [['id', 'desc']], id: ({ userId }) => userId })
ownRead('actingOrganization', { one: () => Organization, id: ({ organizationId }) => organizationId })
