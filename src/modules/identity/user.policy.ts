import { anyOf, includesActor, isActorsOwn, type Policy } from '../../platform/policy.js'

/** Names are seen by the person and by the organizations that the person belongs to. */
export const userPolicy = {
  view: anyOf(isActorsOwn('id'), includesActor('organizations')),
  changePassword: isActorsOwn('id'),
} satisfies Policy

export const sessionPolicy = {
  view: isActorsOwn('user'),
  revokeSession: isActorsOwn('user'),
} satisfies Policy
