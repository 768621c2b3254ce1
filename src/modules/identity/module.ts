import type { Module } from '../../platform/module.js'
import { identityEvents } from './identity.events.js'
import './identity.reads.js'
import { SessionResolver, UserResolver } from './identity.resolver.js'
import { Session } from './session.entity.js'
import { User } from './user.entity.js'

export const identity: Module = {
  name: 'identity',
  entities: [User, Session],
  resolvers: [SessionResolver, UserResolver],
  events: identityEvents,
}
