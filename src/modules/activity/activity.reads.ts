import { encodeEventCursor } from '../../platform/events/event-cursor.js'
import { shownChange, type Change } from '../../platform/events/changes.js'
import { Event } from '../../platform/events/event.entity.js'
import { holds, propertiesOf } from '../../platform/policy.js'
import { readModel } from '../../platform/read/read-model.js'
import { Organization } from '../organizations/index.js'
import { eventPolicy } from './activity.policy.js'

readModel(Event, {
  view: eventPolicy.view,
  open: ['type', 'occurredAt', 'subjectType', 'subjectId', 'subjectVersion', 'correlationId', 'payload'],
  computed: {
    cursor: { needs: () => ['position'], of: (rows) => rows.map(({ position }) => position == null ? null : encodeEventCursor(Number(position))) },
    changes: {
      needs: () => ['changes', ...propertiesOf(eventPolicy.changes)],
      of: (rows, { actor }) => rows.map((row) => holds(eventPolicy.changes, actor, row)
        ? (row['changes'] as Change[]).map((change) => shownChange(change, holds(eventPolicy.wholeChanges, actor, row))) : null),
    },
  },
  relations: { organization: { one: () => Organization, by: 'actorOrganization' }, subject: { node: true, by: 'subjectId' } },
})
