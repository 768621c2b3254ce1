import type { CalendarDate } from '../../../values/calendar-date.js'

/** What one line makes of one thing in one period, for one or several deliveries. */
export interface Run { setupHours: number; unitsPerHour: number; isWhole: boolean; parts: readonly RunPart[] }
export interface RunPart { key: string; quantity: number }

/** Free hours by day, and what may still be made by day; `most` null: as much as the hours allow. */
export interface Left { hours: Map<CalendarDate, number>; most: Map<CalendarDate, number> | null }

/** A part's share of a day. A day that only sets up, or only begins a piece, has hours and quantity 0. */
export interface DayShare { key: string; day: CalendarDate; quantity: number; hours: number }

const NOTHING = 1e-9

/**
 * Lays a run over days as early as what is left of them allows, and takes from that. Pieces that are counted appear on the day that
 * finishes them. null: the days are too few for it.
 */
export function spreadRun(run: Run, days: readonly CalendarDate[], left: Left): DayShare[] | null {
  const worked = workDays(run, days, left)
  const made = worked.reduce((sum, { units }) => sum + units, 0)
  const wanted = run.parts.reduce((sum, { quantity }) => sum + quantity, 0)
  if (wanted - made > 1e-6 * Math.max(1, wanted)) return null
  for (const { day, hours, units } of worked) {
    take(left.hours, day, hours)
    // Counted pieces appear on the day that finishes them: a begun one may be another run's whole one.
    if (left.most) take(left.most, day, run.isWhole ? Math.ceil(units - NOTHING) : units)
  }
  return sharesOf(run, worked)
}

function take(left: Map<CalendarDate, number>, day: CalendarDate, amount: number): void {
  left.set(day, Math.max(0, (left.get(day) ?? 0) - amount))
}

interface WorkDay { day: CalendarDate; hours: number; units: number }

function workDays({ setupHours, unitsPerHour, parts }: Run, days: readonly CalendarDate[], { hours, most }: Left): WorkDay[] {
  const worked: WorkDay[] = []
  let setup = setupHours
  let open = parts.reduce((sum, { quantity }) => sum + quantity, 0)
  for (const day of days) {
    const available = hours.get(day) ?? 0
    const mayMake = most ? most.get(day) ?? 0 : Infinity
    if (Math.min(available, mayMake, open) <= NOTHING) continue
    const settingUp = Math.min(setup, available)
    const units = Math.min(open, (available - settingUp) * unitsPerHour, mayMake)
    worked.push({ day, hours: settingUp + units / unitsPerHour, units })
    setup -= settingUp
    open -= units
  }
  return worked
}

/** Cuts the run's days where one part ends and the next begins. */
function sharesOf({ parts, isWhole }: Run, worked: readonly WorkDay[]): DayShare[] {
  const ends = parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, { quantity }) => sum + quantity, 0))
  const total = ends.at(-1) ?? 0
  let made = 0
  return worked.flatMap(({ day, hours, units }, index) => {
    const before = made
    made = index === worked.length - 1 ? total : before + units
    const from = isWhole ? Math.floor(before + NOTHING) : before
    const to = isWhole ? Math.floor(made + NOTHING) : made
    const shares = parts.flatMap(({ key }, part) => {
      const quantity = Math.min(to, ends[part] ?? 0) - Math.max(from, ends[part - 1] ?? 0)
      return quantity > NOTHING ? [{ key, day, quantity, hours: hours * (quantity / (to - from)) }] : []
    })
    const current = parts[ends.findIndex((end) => end > from + NOTHING)] ?? parts.at(-1)
    return shares.length > 0 || !current ? shares : [{ key: current.key, day, quantity: 0, hours }]
  })
}
