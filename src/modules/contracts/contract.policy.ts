import { allOf, anyOf, belongsToActor, not, type Policy } from '../../platform/policy.js'
import { actsForBuyer, actsForFacility, boughtByActor, hasRole, supervises, suppliedByActor } from '../organizations/index.js'

const forBuyer = allOf(actsForBuyer, belongsToActor('buyer'))
const forSupplier = allOf(actsForFacility, belongsToActor('supplier'))
const buys = allOf(forBuyer, hasRole('PROCUREMENT_OFFICER', 'BUYER'))
const produces = allOf(forSupplier, hasRole('PRODUCTION_MANAGER'))

/** Everything below a contract is seen by its two sides and by the ministry. */
export const seesContract = anyOf(boughtByActor, suppliedByActor, supervises)

/** Subject: the accepted plan. */
export const contractDraftingPolicy = { view: anyOf(belongsToActor('buyer'), supervises), draftContracts: buys } satisfies Policy

export const contractPolicy = {
  view: seesContract,
  signContract: anyOf(allOf(forBuyer, hasRole('APPROVER')), produces),
  cancelContract: anyOf(buys, produces),
  terminateContract: allOf(forBuyer, hasRole('APPROVER')),
  proposeAmendment: anyOf(buys, produces),
} satisfies Policy

const answersAmendment = allOf(not(belongsToActor('proposedBy')), anyOf(allOf(forBuyer, hasRole('APPROVER')), produces))

export const amendmentPolicy = {
  view: seesContract,
  acceptAmendment: answersAmendment,
  rejectAmendment: answersAmendment,
} satisfies Policy
