import { allOf, anyOf, belongsToActor, includesActor, includesActorsKind, is, type Policy } from '../../platform/policy.js'
import { isSignedIn, isVerified, supervises } from '../organizations/index.js'

export const eventPolicy = {
  view: anyOf(
    allOf(is('isPublic', true), isSignedIn), includesActor('audience'), allOf(includesActorsKind('kinds'), isVerified), allOf(is('oversight', true), supervises),
  ),
  /** The audit trail of a change is for those who made it and those who supervise. */
  changes: anyOf(belongsToActor('actorOrganization'), supervises),
  wholeChanges: supervises,
} satisfies Policy
