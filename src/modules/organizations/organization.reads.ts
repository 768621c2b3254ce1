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
  relations: { user: { one: () => User, by: 'user' }, organization: { one: () => Organization, by: 'organization' } },
})

readModel(Invitation, { view: invitationPolicy.view })

readModel(ApiKey, { view: apiKeyPolicy.view })

ownRead('memberships', { many: () => Member, by: 'user', orderBy: [['id', 'desc']], id: ({ userId }) => userId })
ownRead('actingOrganization', { one: () => Organization, id: ({ organizationId }) => organizationId })
