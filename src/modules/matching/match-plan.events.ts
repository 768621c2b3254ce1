import type { Progression } from './clearing/figures.js'

export const matchPlanEvents = [
  'MatchProgressed', 'MatchStopRequested', 'MatchProposed', 'MatchPlanHeld', 'MatchPlanReleased', 'MatchPlanSuperseded', 'MatchPlanConfirmed', 'MatchPlanShort', 'MatchPlanAccepted',
  'AwardMade', 'AwardAccepted', 'AwardDeclined', 'AwardCancelled', 'HoldExpired', 'TransportTariffDeclared',
] as const

/** A quantity of a request line, in the unit of its product. */
export interface LineQuantity { requestLineId: string; quantity: string }

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    /** A search for a plan goes on: what it is at (`SearchPhase`), and in the phase COST, once there is a plan, its cost, what none can undercut, and the gap, in the request's currency. */
    MatchProgressed: Progression
    MatchStopRequested: Record<string, never>
    MatchProposed: { number: string; objective: string; outcome: string; cost: string; currency: string }
    MatchPlanHeld: { number: string; heldUntil: string }
    MatchPlanReleased: { number: string; reason: string }
    /** The replacement holds what the facilities that stay have promised, and asks others for the missing part. */
    MatchPlanSuperseded: { number: string; replacedBy: string }
    MatchPlanConfirmed: { number: string }
    /** After a decline or an expiry the others cannot make up for all of it. */
    MatchPlanShort: { number: string; missing: readonly LineQuantity[]; relaxations: readonly { kind: string; to: string }[] }
    MatchPlanAccepted: { number: string }
    AwardMade: { planId: string; facilityId: string; value: string; currency: string; respondBy: string }
    AwardAccepted: { planId: string; facilityId: string }
    AwardDeclined: { planId: string; facilityId: string; reason: string }
    AwardCancelled: { planId: string; facilityId: string; reason: string }
    /** The facility did not answer in time; its capacity is free again. */
    HoldExpired: { planId: string; facilityId: string; respondBy: string }
    TransportTariffDeclared: { unit: string; perUnitKm: string; currency: string; validFrom: string }
  }
}
