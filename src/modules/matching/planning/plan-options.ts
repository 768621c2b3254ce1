import type { MatchObjective } from '../match-plan.enums.js'
import type { PlanningFacts } from '../instance/planning-facts.js'
import type { WantedShare } from './shares.js'
import type { Rotation } from './turns.js'

/** How a request is to be planned, beside what the request itself says. */
export interface PlanOptions {
  objective: MatchObjective
  timeLimitSeconds: number
  maxFacilities: number | null
  excludedFacilities: readonly string[]
  shares: readonly WantedShare[]
  rotation: Rotation | null
}

export const DEFAULT_TIME_LIMIT = 20

export interface GivenOptions {
  timeLimitSeconds?: number | null
  maxFacilities?: number | null
  excludeFacilities?: readonly string[] | null
  shares?: readonly WantedShare[] | null
  rotation?: Rotation | null
}

export function planOptions(objective: MatchObjective, given: GivenOptions | null = null): PlanOptions {
  return {
    objective, timeLimitSeconds: given?.timeLimitSeconds ?? DEFAULT_TIME_LIMIT, maxFacilities: given?.maxFacilities ?? null,
    excludedFacilities: given?.excludeFacilities ?? [], shares: given?.shares ?? [], rotation: given?.rotation ?? null,
  }
}

/** The facts with the options laid over each line: never wider than the line itself. */
export function restrict(facts: PlanningFacts, { maxFacilities, excludedFacilities }: PlanOptions): PlanningFacts {
  const lines = facts.request.lines.map((line) => ({
    ...line, excludedFacilities: [...new Set([...line.excludedFacilities, ...excludedFacilities])],
    maxFacilities: maxFacilities === null ? line.maxFacilities : Math.min(maxFacilities, line.maxFacilities ?? maxFacilities),
  }))
  return { ...facts, request: { ...facts.request, lines } }
}
