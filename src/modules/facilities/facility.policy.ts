import { allOf, anyOf, belongsToActor, is, through, type Policy } from '../../platform/policy.js'
import { actsFor, hasRole, isSignedIn, isVerified, maySupervise, supervises } from '../organizations/index.js'

const own = belongsToActor('organization')
/** What buyers need for trust: the facilities that the authority vouches for, seen by organizations that it vouches for too. */
const isTrusted = allOf(isVerified, through('organization', is('status', 'VERIFIED')))
const view = anyOf(own, supervises, isTrusted)
const manages = allOf(own, hasRole('PRODUCTION_MANAGER'))

/** What is held apart from what is booked, and for whom, is the facility's own affair and the authority's. Both together is no secret: buyers see what is free of how much. */
export const orderBook = anyOf(belongsToActor('organization', actsFor('FACILITY')), supervises)

export const facilityPolicy = {
  view,
  commissionFacility: allOf(actsFor('FACILITY'), hasRole('PRODUCTION_MANAGER')),
  updateFacility: manages,
  addProductionLine: manages,
  addClosure: manages,
  recordStock: manages,
  closeFacility: manages,
} satisfies Policy

export const linePolicy = { view, changeWorkCalendar: manages, declareCapability: manages, retireProductionLine: manages } satisfies Policy
export const capabilityPolicy = { view, endCapability: manages } satisfies Policy
export const closurePolicy = { view, removeClosure: manages } satisfies Policy
export const bucketPolicy = { view } satisfies Policy
export const stockPolicy = { view, adjustStock: manages } satisfies Policy
export const reservationPolicy = { view: orderBook, reconcileCapacity: supervises } satisfies Policy
export const holidayPolicy = { view: isSignedIn, declareHoliday: maySupervise, withdrawHoliday: maySupervise } satisfies Policy
