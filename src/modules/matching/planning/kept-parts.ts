import { barrier, isWhole } from '../instance/eligibility.js'
import type { FacilityFacts, LineFacts, PlanningFacts, SlotFacts } from '../instance/planning-facts.js'

/** What of a plan stays: parts that facilities have accepted or may still accept. `cost`: production, transport and set-up; `arrives`: the last of it. */
export interface KeptPart { lineId: string; slotId: string; facilityId: string; quantity: number; cost: string; arrives: string }

const NOTHING = 1e-6

/** The request without what is kept. Facilities that are kept count towards the most that a line allows. */
export function withoutKept(facts: PlanningFacts, kept: readonly KeptPart[]): PlanningFacts {
  if (kept.length === 0) return facts
  return { ...facts, request: { ...facts.request, lines: facts.request.lines.map((line) => lineWithout(line, facts, kept.filter(({ lineId }) => lineId === line.id))) } }
}

export function heldBySlot(kept: readonly KeptPart[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(kept, ({ slotId }) => slotId)].map(([slot, parts]) => [slot, parts.reduce((sum, { quantity }) => sum + quantity, 0)]))
}

export function facilitiesOf({ id }: LineFacts, kept: readonly KeptPart[]): ReadonlySet<string> {
  return new Set(kept.filter(({ lineId }) => lineId === id).map(({ facilityId }) => facilityId))
}

/** Whether those that stay are as many as the line allows. */
export function isFull(line: LineFacts, kept: readonly KeptPart[]): boolean {
  return line.maxFacilities !== null && facilitiesOf(line, kept).size >= line.maxFacilities
}

function lineWithout(line: LineFacts, { facilities }: PlanningFacts, kept: readonly KeptPart[]): LineFacts {
  if (kept.length === 0) return line
  return { ...line, ...restOf(line, heldBySlot(kept)), ...facilitiesLeft(line, facilities, kept) }
}

/**
 * The least that a slot still needs is what is asked of it. A tolerance is of a whole line: where its slots have not the same of it left, each may
 * exceed its part only as far as all may.
 */
function restOf(line: LineFacts, held: ReadonlyMap<string, number>): Pick<LineFacts, 'slots' | 'under' | 'over'> {
  const rests = line.slots.map((slot) => restOfSlot(slot, line, held.get(slot.id) ?? 0)).filter(({ least }) => least > NOTHING)
  if (rests.length === 0) return { slots: [], under: 0, over: 0 }
  return { slots: rests.map(({ slot, least }) => ({ ...slot, quantity: least })), under: 0, over: Math.max(0, Math.min(...rests.map(({ least, most }) => most / least - 1))) }
}

function restOfSlot(slot: SlotFacts, { under, over, product }: LineFacts, held: number): { slot: SlotFacts; least: number; most: number } {
  const least = Number(Math.max(0, slot.quantity * (1 - under) - held).toFixed(6))
  return { slot, least: isWhole(product) ? Math.ceil(least) : least, most: slot.quantity * (1 + over) - held }
}

/**
 * Facilities that stay may take more without counting again where all that could take part are no more than the line allows. Where there are more
 * of them they count again: the engine knows no facility that is free.
 */
function facilitiesLeft(line: LineFacts, facilities: readonly FacilityFacts[], kept: readonly KeptPart[]): Partial<LineFacts> {
  if (line.maxFacilities === null) return {}
  const staying = facilitiesOf(line, kept)
  const others = facilities.filter(({ id }) => !staying.has(id))
  if (isFull(line, kept)) return { maxFacilities: staying.size, excludedFacilities: [...line.excludedFacilities, ...others.map(({ id }) => id)] }
  const more = line.maxFacilities - staying.size
  return { maxFacilities: others.filter((facility) => barrier(facility, line) === null).length <= more ? null : more }
}
