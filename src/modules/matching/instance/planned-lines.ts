import { barrier, couldBeCandidate, serves, usableDays } from './eligibility.js'
import type { CapabilityFacts, FacilityFacts, LineFacts, PlanningFacts, ProductionLineFacts } from './planning-facts.js'
import { leastRunHours, outlasts } from './runs.js'

/** What keeps for less is planned by days whatever its size: a week is too coarse for it. */
const KEEPS = 14

/** What a production line could make for one line of the request; `isCandidate`: without any looser rule. */
interface Use { line: LineFacts; capability: CapabilityFacts; isCandidate: boolean }

/** A production line that could take part, and what its time must be cut by. */
export interface PlannedLine {
  id: string
  facility: FacilityFacts
  free: ProductionLineFacts['free']
  /** Lines of the request that it could make something for. */
  serves: readonly LineFacts[]
  spoils: boolean
  spoilsSoon: boolean
  /** Hours of the longest least run that outlasts most days; 0: none does. */
  longestRun: number
}

export function plannedLines(facts: PlanningFacts): PlannedLine[] {
  return facts.facilities.flatMap((facility) => {
    const wanted = facts.request.lines.filter((line) => line.slots.length > 0 && couldBeCandidate(facility, line))
    const open = new Set(wanted.filter((line) => barrier(facility, line) === null))
    return facility.lines.flatMap((line) => plannedLine(facility, line, usesOf(line, wanted, open)) ?? [])
  })
}

function usesOf({ capabilities }: ProductionLineFacts, wanted: readonly LineFacts[], open: ReadonlySet<LineFacts>): Use[] {
  return wanted.flatMap((line) => capabilities.filter(({ productId }) => productId === line.product.id)
    .map((capability) => ({ line, capability, isCandidate: open.has(line) && serves(capability, line) })))
}

/** Whoever only looser rules would let in is laid out, too; but does not decide how the time of what takes part is cut. */
function plannedLine(facility: FacilityFacts, { id, free }: ProductionLineFacts, uses: readonly Use[]): PlannedLine | null {
  if (uses.length === 0) return null
  const candidates = uses.filter(({ isCandidate }) => isCandidate)
  const deciding = candidates.length > 0 ? candidates : uses
  const lives = deciding.map(({ line }) => usableDays(line.product))
  const made = new Map(deciding.map(({ capability, line: { product } }) => [capability, product]))
  const days = [...free.keys()].map((day) => [day])
  const long = [...made].filter(([capability, product]) => outlasts({ capability, product, free }, days))
  return {
    id, facility, free, serves: [...new Set(uses.map(({ line }) => line))], spoils: lives.some((life) => life !== null),
    spoilsSoon: lives.some((life) => (life ?? KEEPS) < KEEPS), longestRun: Math.max(0, ...long.map(([capability, product]) => leastRunHours(capability, product))),
  }
}
