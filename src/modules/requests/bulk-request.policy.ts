import { allOf, anyOf, belongsToActor, is, through, type Policy } from '../../platform/policy.js'
import { actsForBuyer, actsForFacility, boughtByActor, hasRole, supervises } from '../organizations/index.js'

/** Whoever writes and publishes requests for a buyer. */
export const buys = allOf(actsForBuyer, hasRole('PROCUREMENT_OFFICER', 'BUYER'))
const buysFor = allOf(belongsToActor('buyer'), buys)

/** A draft exists for its buyer only; what is published is seen by facilities and the authority too, never by other buyers. */
export const bulkRequestPolicy = {
  view: anyOf(boughtByActor, allOf(is('isPublished', true), anyOf(actsForFacility, supervises))),
  draftBulkRequest: buys,
  reviseBulkRequest: buysFor,
  publishBulkRequest: buysFor,
  amendBulkRequest: buysFor,
  cancelBulkRequest: buysFor,
} satisfies Policy

/** Lots, lines, slots, terms and amendments are seen with their request. */
export const seenWithRequest = through('request', bulkRequestPolicy.view)
