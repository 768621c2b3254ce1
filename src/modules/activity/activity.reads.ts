import { encodeEventCursor } from '../../platform/events/event-cursor.js'
import { Event } from '../../platform/events/event.entity.js'
import { readModel } from '../../platform/read/read-model.js'
import { Organization } from '../organizations/index.js'
import { eventPolicy } from './activity.policy.js'

readModel(Event, {
  view: eventPolicy.view,
  fields: { changes: eventPolicy.changes },
  computed: {
    cursor: { needs: () => ['position'], of: (rows) => rows.map(({ position }) => position == null ? null : encodeEventCursor(Number(position))) },
  },
  relations: { organization: { one: () => Organization, by: 'actorOrganization' }, subject: { node: true, by: 'subjectId' } },
})
