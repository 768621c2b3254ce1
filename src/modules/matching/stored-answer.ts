import type { Text } from '../../platform/locale.js'
import type { AnswerStatus, FairnessRule, OmissionReason as EngineOmission, Relaxation, VerdictReason as EngineReason } from './engine/index.js'

/** CEILING: the request's, of the whole; the engine knows only those of lines. LONG_RUN: what the engine was not given to plan with. */
export type VerdictReason = EngineReason | 'CEILING' | 'LONG_RUN'

/** Why one facility is, or is not, part of a plan for one request line. */
export interface StoredVerdict { requestLine: string; facility: string; chosen: boolean; reason: VerdictReason; by: string | null; text: Text }

/** What one more unit of something scarce would save. */
export interface StoredPrice { constraint: string; value: string; text: Text }

export type RelaxationKind = Relaxation['kind'] | 'CEILING'

/** A smallest change of the request that was solved again and holds. `requestLine` null: of the whole request. */
export interface StoredRelaxation { kind: RelaxationKind; requestLine: string | null; to: string; cost: string; saves: string | null; text: Text }

/** What a facility delivers for a line in one plan and in the one that took its place, at what cost, and why. Costs are null where they were not kept. */
export interface StoredDifference {
  requestLine: string
  facility: string
  before: string
  after: string
  costBefore: string | null
  costAfter: string | null
  reason: DifferenceReason
  lacks: StoredLack[]
  text: Text
}

export const DifferenceReason = {
  CAPACITY_GONE: 'CAPACITY_GONE', NOT_VERIFIED: 'NOT_VERIFIED', DAY_PASSED: 'DAY_PASSED', CAPABILITY_ENDED: 'CAPABILITY_ENDED', TOO_OLD: 'TOO_OLD',
  DECLINED: 'DECLINED', REQUEST_AMENDED: 'REQUEST_AMENDED',
  TAKES_OVER: 'TAKES_OVER', OTHER_DAYS: 'OTHER_DAYS', BETTER_NOW: 'BETTER_NOW', REPLANNED: 'REPLANNED',
} as const
export type DifferenceReason = keyof typeof DifferenceReason

/** Hours of a line on a day, units of stock, or (`isLimit`) of what may be made in a day, of which less is free than the plan before took. */
export interface StoredLack { day: string | null; needed: string; free: string; isStock: boolean; isLimit?: boolean }

/** A rule of the smallest set that cannot hold together with all the demand. `requestLine` null: a limit of the facilities, or of nature. */
export interface StoredConflict { rule: ConflictRule; requestLine: string | null; text: Text }

export const ConflictRule = {
  EXCLUSIONS: 'EXCLUSIONS', REGIONS: 'REGIONS', SINGLE_SOURCE: 'SINGLE_SOURCE', MIN_PER_FACILITY: 'MIN_PER_FACILITY', MAX_FACILITIES: 'MAX_FACILITIES',
  PRICE_CEILING: 'PRICE_CEILING', CLASS: 'CLASS', DUE: 'DUE', SHELF_LIFE: 'SHELF_LIFE', MIN_BATCH: 'MIN_BATCH', MAX_PER_PERIOD: 'MAX_PER_PERIOD',
  SETUP_HOURS: 'SETUP_HOURS', HOURS: 'HOURS', SHARES: 'SHARES', CEILING: 'CEILING',
} as const
export type ConflictRule = keyof typeof ConflictRule

/** Something that explanations leave out. */
export interface StoredOmission { reason: OmissionReason; text: Text }

export const OmissionReason = {
  TIME: 'TIME', STOPPED: 'STOPPED', SOLVES: 'SOLVES', LINES: 'LINES', DATES: 'DATES', POOLS: 'POOLS', OBJECTIVE: 'OBJECTIVE',
} as const satisfies Record<EngineOmission, EngineOmission>
export type OmissionReason = EngineOmission

/** How much is served of what was asked, and how much could be. */
export interface StoredService {
  fairness: FairnessRule
  isProven: boolean
  asked: string
  served: string
  atMost: string
  gap: string
  short: StoredShortLine[]
}

/** A bound on what a facility, or all facilities of a region, have of a line. */
export interface StoredShare { requestLine: string; facility: string | null; region: string | null; minimumPercent: string | null; maximumPercent: string | null }

/** What keeping the shares costs, against a plan without them. */
export interface StoredFairness {
  price: string | null
  atLeast: string | null
  atMost: string | null
  outcomeWithout: AnswerStatus
  costWithout: string
  text: Text
  shares: { requestLine: string; facility: string; percent: string; percentWithout: string }[]
}

export interface StoredShortLine { requestLine: string; asked: string; served: string; text: Text }
