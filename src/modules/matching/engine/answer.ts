import type { FairnessRule, Objective } from './instance.js'

/** The matching answer, file format `karya-matching-answer/1`. Decimal strings carry money and quantities. Meaning: docs/matching-instance.md. */
export interface Answer {
  format: 'karya-matching-answer/1'
  status: AnswerStatus
  /** What goes before the cost, and what `bound` keeps to. Answers of before it was named do not have it. */
  objective?: Objective
  cost: string
  bound: string
  gap: string
  breakdown: CostBreakdown
  allocations: AnswerAllocation[]
  facilities: CandidateVerdict[]
  prices: ShadowPrice[]
  relaxations: Relaxation[]
  /** A smallest set of constraints that cannot hold together with all the demand: without any one of them all could be served. Empty when all is served. */
  conflict: ConflictPart[]
  /** What of prices, relaxations and conflict was left out, and why; empty: nothing. Answers without reasons, and those of before it was told, do not have it. */
  omitted?: Omission[]
  certificate: Certificate
  /** Who was served how much, by which rule, and how much could be at most; null when all is served. Answers of before it was known do not have it. */
  service?: Service | null
  seconds: number
  baselines: { greedyUnitPrice: string | null; greedySetupAware: string | null }
  /** What keeping the instance's shares costs; left out where it has none, and for parts of a joint plan. */
  fairness?: PriceOfFairness
}

/** The plan that keeps the shares against one that need not: solved again without them, at the same objective. */
export interface PriceOfFairness {
  /**
   * Cost above that of the plan without; null unless both serve everything, as costs of different deliveries do not compare. Below 0 only where an
   * objective goes before the cost: the plan without is then better by the objective, and dearer.
   */
  price: string | null
  /** Proven, for the least cost: what keeping the shares costs at the least and at the most. null as `price`, and for other objectives. */
  atLeast: string | null
  atMost: string | null
  without: { status: AnswerStatus; cost: string; bound: string }
  /** Of each request line, the share of every facility that delivers in either plan, the largest first. */
  shares: FacilityShare[]
  text: { en: string; id: string }
}

/** Fractions of what is delivered of the line, with six decimals. */
export interface FacilityShare { request: string; line: string; facility: string; share: string; shareWithout: string }

/** How scarce capacity was divided. Quantities in units, against the slots' least quantities. */
export interface Service {
  rule: FairnessRule
  /** No other division is better by the rule: proven. */
  proven: boolean
  asked: string
  served: string
  /** No plan at all serves more: proven. COVER: by `cover` alone, and the checker proves it again; SEARCH: by a branch-and-bound search. */
  atMost: string
  proof: 'COVER' | 'SEARCH'
  /** (atMost − served) / atMost. */
  gap: string
  /** Units that an hour (by `facility/line/period`) or a unit of stock (by `facility/position`) is worth; absent: 0. */
  cover: { hours: Record<string, number>; stock: Record<string, number> }
  /** Whom the rule compares: due dates or buyers; all together for MOST_SERVED. */
  parties: { party: string; asked: string; served: string }[]
  /** Every slot that gets less than it asked, and why. */
  short: ShortSlot[]
}

export interface ShortSlot { request: string; line: string; slot: string; asked: string; served: string; text: { en: string; id: string } }

/**
 * OPTIMAL: gap ≤ 1e-9 relative. PARTIAL: not all is served; the most that can be, where `service` says that it is proven. INFEASIBLE: proven that
 * nothing can be served. UNKNOWN: nothing was found with the work or time given, and nothing is claimed.
 */
export type AnswerStatus = 'OPTIMAL' | 'FEASIBLE' | 'INFEASIBLE' | 'PARTIAL' | 'UNKNOWN'

/**
 * Prices from which anyone can recompute a lower bound by pricing demand, hours and stock instead of enforcing them (engine/proof).
 * LAGRANGIAN: the prices alone prove `bound`. SEARCH: a search (own or a MIP solver's) proved more than the prices do, and only
 * repeating it would prove that again. NONE: no bound is claimed beyond 0 (not all is served).
 */
export interface Certificate extends Prices {
  kind: 'LAGRANGIAN' | 'SEARCH' | 'NONE'
  /** Who proved the bound, for people: the method and its size. */
  method: string
}

export interface Prices {
  /** Money per unit delivered, by `request/line/slot`; negative when the slot is held down by its upper tolerance. Absent: 0. */
  demand: Record<string, number>
  /** Money per hour ≥ 0, by `facility/line/period`. Absent: 0. */
  hours: Record<string, number>
  /** Money per unit ≥ 0, by `facility/position in its stock list`. Absent: 0. */
  stock: Record<string, number>
}

export interface CostBreakdown { production: string; transport: string; setup: string; charges: string; lateness: string }

export interface AnswerAllocation {
  request: string
  line: string
  slot: string
  facility: string
  /** null when taken from stock. */
  facilityLine: string | null
  /** null when taken from stock. */
  period: string | null
  /** Quality class of what is made or taken; null for a product without classes. */
  class: string | null
  /** Position in the line's list of capabilities, from 0, where it has several of one product and class; left out where it has not. */
  capability?: number
  quantity: string
  fromStock: boolean
  /** Position in the facility's stock list, from 0: entries of one product may differ in age and price. null when made. */
  stockEntry: number | null
  /** Calendar date of arrival at the slot's place. */
  arrives: string
}

export type VerdictReason =
  | 'CHOSEN' | 'QUALITY_CLASS' | 'NO_CAPABILITY' | 'NO_CAPACITY_BEFORE' | 'TOO_DEAR' | 'PRICE_CEILING' | 'REGION'
  | 'MIN_LOT' | 'MAX_FACILITIES' | 'SHELF_LIFE' | 'NOT_VERIFIED' | 'EXCLUDED' | 'FORBIDDEN' | 'CAPACITY_TAKEN' | 'SHARES' | 'NOT_NEEDED'

export interface CandidateVerdict {
  request: string
  line: string
  facility: string
  chosen: boolean
  reason: VerdictReason
  /** TOO_DEAR: money by which its cheapest offer exceeds what was chosen; NO_CAPACITY_BEFORE: the date; SHARES: units that it would deliver without them. */
  by: string | null
  text: { en: string; id: string }
}

/** What one more unit (an hour, or a unit in stock) of a constraint that is used up would save. */
export interface ShadowPrice { constraint: string; value: string; text: { en: string; id: string } }

export type RelaxationKind =
  | 'DUE_DATE' | 'QUANTITY' | 'MAX_FACILITIES' | 'REGIONS' | 'PRICE_CEILING' | 'MIN_PER_FACILITY' | 'CLASS' | 'SINGLE_SOURCE' | 'EXCLUSIONS'

/**
 * A change of one request line that was re-solved and is true: it serves what was short (QUANTITY: all of them together), or saves money.
 * `to` is the new value: a date, a quantity, a number, region codes with commas between (or `any`), a class, `no`, `none`.
 */
export interface Relaxation {
  kind: RelaxationKind
  request: string
  line: string
  /** The slot whose quantity changes (QUANTITY); null for the whole line. */
  slot: string | null
  to: string
  cost: string
  saves: string | null
  text: { en: string; id: string }
}

/**
 * TIME, STOPPED: the time was over, or a stop was asked for. SOLVES, LINES, DATES, POOLS: so many changes were solved again, request lines explained, due
 * dates tried, hours and stocks priced, as one answer is explained with. OBJECTIVE: savings are told for the least cost only.
 */
export type OmissionReason = 'TIME' | 'STOPPED' | 'SOLVES' | 'LINES' | 'DATES' | 'POOLS' | 'OBJECTIVE'

export interface Omission { reason: OmissionReason; text: { en: string; id: string } }

/** `constraint` names a rule of a request line (`due:REQ/1`) or of the facilities (`hours`, `stock`). */
export interface ConflictPart { constraint: string; text: { en: string; id: string } }
