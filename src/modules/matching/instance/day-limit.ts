import type { CalendarDate } from '../../../values/calendar-date.js'
import type { CapabilityFacts } from './planning-facts.js'

/** What may still be made of it on a day, whatever the hours allow: a facility's limit is one for all buyers. */
export function mostOn({ maximumPerDay, made }: Pick<CapabilityFacts, 'maximumPerDay' | 'made'>, day: CalendarDate): number {
  return maximumPerDay === null ? Infinity : Math.max(0, maximumPerDay - (made.get(day) ?? 0))
}
