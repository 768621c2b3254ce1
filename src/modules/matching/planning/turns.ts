import type { Database } from '../../../platform/read/database.js'
import { addDays } from '../../../values/calendar-date.js'
import { decimal } from '../../../values/decimal.js'
import { nextInTurn } from '../engine/index.js'
import { mostOn } from '../instance/day-limit.js'
import { barrier, serves, usableDays } from '../instance/eligibility.js'
import type { FacilityFacts, LineFacts, PlanningFacts, ProductionLineFacts } from '../instance/planning-facts.js'
import { haulOf, tariffFor } from '../instance/transport.js'
import type { StoredShare } from '../stored-answer.js'

/** So many facilities get a least share of each line: those that were given the least. */
export interface Rotation { turns: number; minimumPercent: string }

/** Days that a turn is remembered. */
const MEMORY_DAYS = 365

const GIVEN = `
  select facility_id as "facility", sum(value_amount)::float8 as given from award
  where facility_id = any($1::uuid[]) and status = 'ACTIVE' and value_currency = $2 and responded_at >= $3 group by facility_id`

/** Whose turn it is, among those that could make and bring so much by themselves: whoever accepted work for the least money in the last year. */
export async function turnsOf(database: Database, facts: PlanningFacts, { rotation, now }: { rotation: Rotation | null; now: Date }): Promise<StoredShare[]> {
  if (!rotation) return []
  const since = new Date(now.getTime() - MEMORY_DAYS * 86_400_000)
  const rows = await database.query(GIVEN, [facts.facilities.map(({ id }) => id), facts.request.currency, since])
  const given = new Map(rows.map((row) => [String(row['facility']), Number(row['given'])]))
  return facts.request.lines.flatMap((line) => {
    const history = able(facts, line, rotation).map(({ id }) => ({ facility: id, delivered: given.get(id) ?? 0 }))
    return nextInTurn(history, rotation.turns).map((facility) => ({ requestLine: line.id, facility, region: null, minimumPercent: rotation.minimumPercent, maximumPercent: null }))
  })
}

/** In the order of their ids, so that equal records always go the same way. */
function able(facts: PlanningFacts, line: LineFacts, { minimumPercent }: Rotation): FacilityFacts[] {
  const least = line.slots.reduce((sum, { quantity }) => sum + quantity, 0) * decimal(minimumPercent).dividedBy(100).toNumber()
  return facts.facilities.filter((facility) => barrier(facility, line) === null && unitsInTime(facts, line, facility) >= least)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** The most of a line that a facility could have there in time if it did nothing else, set-ups aside. */
function unitsInTime({ tariffs }: PlanningFacts, line: LineFacts, facility: FacilityFacts): number {
  const tariff = tariffFor(line, tariffs)
  if (!tariff) return 0
  const { curingDays } = line.product
  const shelf = usableDays(line.product)
  const ways = line.slots.map((slot) => ({ last: addDays(slot.due, -haulOf(facility, slot, tariff).days - curingDays - 1), first: shelf === null ? '' : addDays(slot.due, -shelf) }))
  const stock = facility.stock.filter((item) => serves(item, line)).reduce((sum, { quantity }) => sum + quantity, 0)
  return facility.lines.reduce((sum, made) => sum + unitsOf(made, line, (day) => ways.some(({ first, last }) => day >= first && day <= last)), stock)
}

function unitsOf({ capabilities, free }: ProductionLineFacts, line: LineFacts, isInTime: (day: string) => boolean): number {
  const useful = capabilities.filter((capability) => serves(capability, line))
  return [...free].filter(([day]) => isInTime(day)).reduce((sum, [day, hours]) => {
    const rates = useful.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))
    return sum + Math.max(0, ...rates.map((capability) => Math.min(hours * capability.outputPerHour, mostOn(capability, day))))
  }, 0)
}
