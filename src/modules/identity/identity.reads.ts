import { isActorsOwn } from '../../platform/policy.js'
import { ownRead, readModel } from '../../platform/read/read-model.js'
import { Session } from './session.entity.js'
import { User } from './user.entity.js'
import { sessionPolicy, userPolicy } from './user.policy.js'

readModel(User, {
  view: userPolicy.view,
  open: ['name'],
  fields: { email: isActorsOwn('id') },
  relations: { sessions: { many: () => Session, by: 'user', orderBy: [['id', 'desc']] } },
})

readModel(Session, {
  view: sessionPolicy.view,
  open: ['createdAt', 'expiresAt', 'revokedAt'],
  relations: { user: { one: () => User, by: 'user' } },
})

ownRead('viewer', { one: () => User, id: ({ userId }) => userId })
