import { addDays, startOfWeek, type CalendarDate } from '../../../values/calendar-date.js'
import type { PlannedLine } from './planned-lines.js'
import type { PlanningFacts } from './planning-facts.js'
import { daysOnTheWay, tariffFor } from './transport.js'

interface Span { facts: PlanningFacts; mondays: readonly CalendarDate[]; end: CalendarDate }

/**
 * Where a line's days are cut into stretches (each end is the day after its last): at the last day that serves a delivery, and on Mondays. A stretch
 * that is too short for the longest of its least runs would lose its hours, and is joined with another.
 */
export function stretchEnds(line: PlannedLine, { facts, mondays, end }: Span): CalendarDate[] {
  const needed = new Set([...lastDays(line, facts), end].filter((day) => day > facts.firstDay && day <= end))
  const ends: CalendarDate[] = []
  for (const cut of [...new Set([...needed, ...mondays])].sort()) {
    const before = ends.at(-1)
    if (line.longestRun === 0 || hoursBetween(line, before ?? facts.firstDay, cut) >= line.longestRun) ends.push(cut)
    else if (needed.has(cut) && before !== undefined && !needed.has(before)) ends.splice(-1, 1, cut)
    else if (cut === end) ends.push(cut)
  }
  return ends
}

/** The day after the last one of production for each delivery: it still cures, and travels. */
function lastDays({ facility, serves }: PlannedLine, { tariffs }: PlanningFacts): CalendarDate[] {
  return serves.flatMap((line) => {
    const tariff = tariffFor(line, tariffs)
    return tariff ? line.slots.map((slot) => addDays(slot.due, -line.product.curingDays - daysOnTheWay(facility, slot, tariff))) : []
  })
}

export function mondaysBetween(from: CalendarDate, end: CalendarDate): CalendarDate[] {
  const found: CalendarDate[] = []
  for (let monday = addDays(startOfWeek(from), 7); monday < end; monday = addDays(monday, 7)) found.push(monday)
  return found
}

function hoursBetween({ free }: PlannedLine, from: CalendarDate, to: CalendarDate): number {
  let hours = 0
  for (let day = from; day < to; day = addDays(day, 1)) hours += free.get(day) ?? 0
  return hours
}
