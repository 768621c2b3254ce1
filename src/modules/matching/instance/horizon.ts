import { addDays, type CalendarDate } from '../../../values/calendar-date.js'
import { HORIZON_DAYS } from '../../facilities/index.js'
import type { PlanningFacts } from './planning-facts.js'

type Asked = Pick<PlanningFacts, 'request' | 'firstDay'>

/** Days after the last useful one that are planned with: so that the engine can say what a later delivery would save. */
const LATER = 28

/** The last day of the calendar that a request is planned in. */
export function lastPlannedDay(facts: Asked): CalendarDate {
  return earlier(addDays(lastUsefulDay(facts), LATER), lastReservableDay(facts))
}

/** The last day on which something made can still arrive in time; at least the first day, which stock is taken on. */
export function lastUsefulDay({ request, firstDay }: Asked): CalendarDate {
  const last = request.lines.flatMap(({ slots, product }) => slots.map(({ due }) => addDays(due, -product.curingDays - 1)))
  const latest = [firstDay, ...last].reduce((later, day) => (day > later ? day : later))
  return earlier(latest, lastReservableDay({ firstDay }))
}

/** No facility has hours later than this, however far away the delivery is: what is planned with stays small. */
function lastReservableDay({ firstDay }: Pick<PlanningFacts, 'firstDay'>): CalendarDate {
  return addDays(firstDay, HORIZON_DAYS - 1)
}

function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other
}
