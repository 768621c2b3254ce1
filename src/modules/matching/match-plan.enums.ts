import { registerEnumType } from 'type-graphql'

export const MatchPlanStatus = {
  PROPOSED: 'PROPOSED',
  HELD: 'HELD',
  ACCEPTED: 'ACCEPTED',
  EXPIRED: 'EXPIRED',
  RELEASED: 'RELEASED',
  SUPERSEDED: 'SUPERSEDED',
} as const
export type MatchPlanStatus = keyof typeof MatchPlanStatus
registerEnumType(MatchPlanStatus, {
  name: 'MatchPlanStatus',
  valuesConfig: {
    PROPOSED: { description: 'Computed; nothing is reserved and only the buyer sees it.' },
    HELD: { description: 'Its capacity is reserved and the facilities are asked.' },
    ACCEPTED: { description: 'Every facility has accepted its part.' },
    EXPIRED: { description: 'Nothing of it is left: the facilities declined or did not answer in time.' },
    RELEASED: { description: 'The buyer gave its capacity back.' },
    SUPERSEDED: { description: 'A plan that was computed anew took its place.' },
  },
})

export const MatchOutcome = {
  OPTIMAL: 'OPTIMAL',
  FEASIBLE: 'FEASIBLE',
  PARTIAL: 'PARTIAL',
  INFEASIBLE: 'INFEASIBLE',
  UNKNOWN: 'UNKNOWN',
} as const
export type MatchOutcome = keyof typeof MatchOutcome
registerEnumType(MatchOutcome, {
  name: 'MatchOutcome',
  valuesConfig: {
    OPTIMAL: { description: 'No plan is better; the bound proves it.' },
    FEASIBLE: { description: 'Serves everything; a better plan may exist, by the gap at most.' },
    PARTIAL: { description: 'Not all is served. The most that can be, where `service { isProven }` says so.' },
    INFEASIBLE: { description: 'Nothing can be served: proven.' },
    UNKNOWN: { description: 'Nothing is served; whether something could be is not known. More time, or trying again, may help.' },
  },
})

export const MatchObjective = {
  COST: 'COST',
  EARLIEST: 'EARLIEST',
  FEWEST_FACILITIES: 'FEWEST_FACILITIES',
} as const
export type MatchObjective = keyof typeof MatchObjective
registerEnumType(MatchObjective, {
  name: 'MatchObjective',
  description: 'What a plan is best at; the cost decides between equals.',
  valuesConfig: {
    COST: { description: 'Least landed cost: production, set-up, transport.' },
    EARLIEST: { description: 'Everything there as early as possible.' },
    FEWEST_FACILITIES: { description: 'As few facilities as possible.' },
  },
})

export const AwardStatus = {
  PENDING: 'PENDING',
  ACTIVE: 'ACTIVE',
  UNSUCCESSFUL: 'UNSUCCESSFUL',
  CANCELLED: 'CANCELLED',
} as const
export type AwardStatus = keyof typeof AwardStatus
registerEnumType(AwardStatus, {
  name: 'AwardStatus',
  valuesConfig: {
    PENDING: { description: 'The facility is asked.' },
    ACTIVE: { description: 'The facility accepted.' },
    UNSUCCESSFUL: { description: 'The facility declined or did not answer in time.' },
    CANCELLED: { description: 'The plan was released before the facility\'s part was contracted.' },
  },
})
