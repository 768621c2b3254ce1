import { allOf, anyOf, belongsToActor, includesActor, is, not, through, type Policy } from '../../platform/policy.js'
import { actsForBuyer, actsForFacility, boughtByActor, hasRole, isSignedIn, maySupervise, supervises, suppliedByActor } from '../organizations/index.js'
import { bulkRequestPolicy } from '../requests/index.js'

const procures = allOf(actsForBuyer, hasRole('PROCUREMENT_OFFICER', 'BUYER'), belongsToActor('buyer'))
const produces = allOf(actsForFacility, hasRole('PRODUCTION_MANAGER'), belongsToActor('supplier'))
const isHeldOrWas = not(is('status', 'PROPOSED'))

/** Actions on a bulk request. */
export const requestMatchingPolicy = {
  view: bulkRequestPolicy.view,
  matchBulkRequest: procures,
  compareScenarios: procures,
  stopMatching: procures,
} satisfies Policy

/** A proposal is the buyer's own; once it is held, the facilities that are asked see that it exists, and the ministry all of it. */
export const matchPlanPolicy = {
  view: anyOf(boughtByActor, allOf(isHeldOrWas, anyOf(includesActor('participants'), supervises))),
  holdMatchPlan: procures,
  confirmMatchPlan: procures,
  releaseMatchPlan: procures,
} satisfies Policy

/** Figures that would tell a facility what the others ask. */
export const seesWholePlan = anyOf(belongsToActor('buyer'), supervises)

/** As the plan, but a facility sees its own part alone. */
export const allocationPolicy = {
  view: anyOf(boughtByActor, allOf(through('plan', isHeldOrWas), anyOf(suppliedByActor, supervises))),
} satisfies Policy

export const awardPolicy = {
  view: anyOf(boughtByActor, suppliedByActor, supervises),
  acceptAward: produces,
  declineAward: produces,
} satisfies Policy

export const transportTariffPolicy = {
  view: isSignedIn,
  declareTransportTariff: maySupervise,
} satisfies Policy
