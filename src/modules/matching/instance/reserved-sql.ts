import { BOOKED, HELD } from '../../facilities/index.js'

/** SQL: whether an allocation still has something of what was reserved for it, held or booked. */
export function isReserved(allocation: string): string {
  return `${allocation}.held_under is not null and (select ${HELD} + ${BOOKED} from reservation_entry e where e.allocation_id = ${allocation}.id) > 0`
}

/** SQL: base units that all plans in force and contracts together make of a capability on a day. */
export function madeOn(capability: string, day: string): string {
  return `(select coalesce(sum(a.quantity), 0) from allocation a where a.capability_id = ${capability} and a.day = ${day} and ${isReserved('a')})`
}
