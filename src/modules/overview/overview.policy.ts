import { anyOf, type Policy } from '../../platform/policy.js'
import { actsForBuyer, actsForFacility, isSignedIn, supervises } from '../organizations/index.js'

/** Whoever does not supervise gets sums over what is their own; the statement itself is bound to it. */
export const overviewPolicy = {
  view: isSignedIn,
  fulfilmentOverview: anyOf(supervises, actsForFacility),
  procurementOverview: anyOf(supervises, actsForBuyer),
  reconcileOverview: supervises,
} satisfies Policy
