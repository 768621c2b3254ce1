import { type CalendarDate } from '../../../values/calendar-date.js'
import type { Answer, AnswerAllocation, Period } from '../engine/index.js'
import { workingDays, type LineSegment, type Planning } from './build-instance.js'
import type { Piece } from './draft-allocation.js'
import { mostOn } from './day-limit.js'
import { isWhole } from './eligibility.js'
import type { CapabilityFacts, LineFacts } from './planning-facts.js'
import { spreadRun, type Left } from './spread-run.js'

/** The answer names something that the instance does not have: a fault of the engine. */
class UnknownInAnswer extends Error {}

/** What an answer says, day by day and stock item by stock item. null: a week's runs do not fit its days. */
export function piecesOf(planning: Planning, answer: Answer): Piece[] | null {
  const fromStock = answer.allocations.filter((allocation) => allocation.fromStock).map((allocation) => stockPiece(planning, allocation))
  const made = runsOf(planning, answer.allocations.filter((allocation) => !allocation.fromStock))
  const free = new Map<string, Map<CalendarDate, number>>()
  const most = new Map<string, Map<CalendarDate, number>>()
  const pieces: Piece[] = []
  for (const run of made.sort(cappedFirst)) {
    const days = workingDays(run.segment, run.period, planning)
    const hours = free.get(run.segment.line.id) ?? new Map(run.segment.line.free)
    free.set(run.segment.line.id, hours)
    const laid = layRun(run, days, { hours, most: limitsOf(run.capability, days, most) })
    if (!laid) return null
    pieces.push(...laid)
  }
  return [...fromStock, ...pieces]
}

interface MadeRun {
  segment: LineSegment
  capability: CapabilityFacts
  line: LineFacts
  period: Period
  allocations: AnswerAllocation[]
}

/** What may still be made of it on those days, for all runs that make it. null: as much as the hours allow. */
function limitsOf(capability: CapabilityFacts, days: readonly CalendarDate[], all: Map<string, Map<CalendarDate, number>>): Map<CalendarDate, number> | null {
  if (capability.maximumPerDay === null) return null
  const most = all.get(capability.id) ?? new Map<CalendarDate, number>()
  for (const day of days) if (!most.has(day)) most.set(day, mostOn(capability, day))
  all.set(capability.id, most)
  return most
}

/** Runs with a limit for each day have the least choice. */
function cappedFirst(a: MadeRun, b: MadeRun): number {
  return Number(b.capability.maximumPerDay !== null) - Number(a.capability.maximumPerDay !== null)
}

function layRun({ segment, capability, line, allocations }: MadeRun, days: readonly CalendarDate[], left: Left): Piece[] | null {
  const bySlot = new Map(allocations.map((allocation) => [allocation.slot, allocation]))
  const shares = spreadRun({
    setupHours: capability.setupHours, unitsPerHour: capability.outputPerHour, isWhole: isWhole(line.product),
    parts: allocations.map(({ slot, quantity }) => ({ key: slot, quantity: Number(quantity) })),
  }, days, left)
  return shares?.map(({ key, day, quantity, hours }, index): Piece => ({
    lineId: line.id, slotId: key, facilityId: segment.facility.id, productionLineId: segment.line.id, stockItemId: null,
    capabilityId: capability.id, qualityClass: capability.qualityClass, day, quantity, hours, unitPrice: capability.unitPrice,
    setupCost: index === 0 ? capability.setupCost : 0, arrivesOn: bySlot.get(key)?.arrives ?? day,
  })) ?? null
}

function runsOf(planning: Planning, allocations: readonly AnswerAllocation[]): MadeRun[] {
  const runs = new Map<string, MadeRun>()
  for (const allocation of allocations.toSorted((a, b) => (a.arrives < b.arrives ? -1 : 1))) {
    const key = [allocation.facilityLine, allocation.line, allocation.class, allocation.period].join('\n')
    const run = runs.get(key)
    if (run) run.allocations.push(allocation)
    else runs.set(key, startRun(planning, allocation))
  }
  return [...runs.values()]
}

function startRun(planning: Planning, allocation: AnswerAllocation): MadeRun {
  const segment = planning.segments.get(allocation.facilityLine ?? '')
  const period = planning.layout.periods.find(({ id }) => id === allocation.period)
  const line = lineOf(planning, allocation)
  const capability = segment?.capabilities.find(({ productId, qualityClass }) => productId === line.product.id && qualityClass === allocation.class)
  if (!segment || !period || !capability) throw new UnknownInAnswer(`${allocation.facilityLine} in ${allocation.period} is not in the instance`)
  return { segment, capability, line, period, allocations: [allocation] }
}

function stockPiece(planning: Planning, allocation: AnswerAllocation): Piece {
  const facility = planning.facts.facilities.find(({ id }) => id === allocation.facility)
  const item = facility?.stock[allocation.stockEntry ?? -1]
  if (!facility || !item) throw new UnknownInAnswer(`stock ${allocation.stockEntry} of ${allocation.facility} is not in the instance`)
  return {
    lineId: allocation.line, slotId: allocation.slot, facilityId: facility.id, productionLineId: null, stockItemId: item.id, capabilityId: null,
    qualityClass: item.qualityClass, day: null, quantity: Number(allocation.quantity), hours: 0, unitPrice: item.unitPrice, setupCost: 0,
    arrivesOn: allocation.arrives,
  }
}

function lineOf({ facts }: Planning, { line: id }: AnswerAllocation): LineFacts {
  const line = facts.request.lines.find((each) => each.id === id)
  if (!line) throw new UnknownInAnswer(`line ${id} is not in the instance`)
  return line
}

