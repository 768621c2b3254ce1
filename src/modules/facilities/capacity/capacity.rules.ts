import type { Rules } from '../../../platform/rules.js'
import type { DayInUse } from './capacity-in-use.js'

/** What stays true of every day while calendars change. */
export const capacityRules = {
  CAPACITY_IN_USE: {
    breaks: (days) => days.map((day) => ({ path: ['input'], data: { ...day } })),
    text: {
      en: 'On {day} {inUse} hours of {lineName} are held or booked; it cannot go down to {hours}. Settle it with the plans and contracts named here first.',
      id: 'Pada {day} sebanyak {inUse} jam {lineName} sudah ditahan atau dipesan; tidak dapat turun menjadi {hours}. Selesaikan dahulu dengan rencana dan kontrak terkait.',
    },
  },
} satisfies Rules<readonly DayInUse[], null>
