import type { LineFacts, PlanningFacts } from '../instance/planning-facts.js'

/** What of a plan stays: parts that facilities have accepted or may still accept. `cost`: production, transport and set-up. */
export interface KeptPart { lineId: string; slotId: string; facilityId: string; quantity: number; cost: string }

const NOTHING = 1e-6

/** The request without what is kept. Facilities that are kept count towards the most that a line allows. */
export function withoutKept(facts: PlanningFacts, kept: readonly KeptPart[]): PlanningFacts {
  return { ...facts, request: { ...facts.request, lines: facts.request.lines.map((line) => lineWithout(line, facts, kept.filter(({ lineId }) => lineId === line.id))) } }
}

export function heldBySlot(kept: readonly KeptPart[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(kept, ({ slotId }) => slotId)].map(([slot, parts]) => [slot, parts.reduce((sum, { quantity }) => sum + quantity, 0)]))
}

function lineWithout(line: LineFacts, { facilities }: PlanningFacts, kept: readonly KeptPart[]): LineFacts {
  const held = heldBySlot(kept)
  const slots = line.slots.map((slot) => ({ ...slot, quantity: slot.quantity - (held.get(slot.id) ?? 0) })).filter(({ quantity }) => quantity > NOTHING)
  const keeping = new Set(kept.map(({ facilityId }) => facilityId))
  if (line.maxFacilities === null) return { ...line, slots }
  const more = line.maxFacilities - keeping.size
  if (more > 0) return { ...line, slots, maxFacilities: more }
  const others = facilities.map(({ id }) => id).filter((id) => !keeping.has(id))
  return { ...line, slots, maxFacilities: Math.max(1, keeping.size), excludedFacilities: [...line.excludedFacilities, ...others] }
}
