import { Event } from '../../platform/events/event.entity.js'
import { readModel } from '../../platform/read/read-model.js'
import { Organization } from '../organizations/index.js'
import { eventPolicy } from './activity.policy.js'

readModel(Event, {
  view: eventPolicy.view,
  fields: { changes: eventPolicy.changes },
  relations: { organization: { one: () => Organization, by: 'actorOrganization' } },
})
