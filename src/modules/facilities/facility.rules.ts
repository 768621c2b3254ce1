import type { Rules } from '../../platform/rules.js'
import { compareDates } from '../../values/calendar-date.js'
import { decimal } from '../../values/decimal.js'
import { isTimezone } from './capacity/capacity.js'

export interface Place { latitude?: number | null; longitude?: number | null; timezone?: string }

export const locatable = {
  LATITUDE_ON_EARTH: {
    breaks: ({ latitude }) => isBeyond(latitude, 90) ? [{ path: ['input', 'latitude'], data: { latitude } }] : [],
    text: {
      en: 'The latitude {latitude} is not between -90 and 90 degrees.',
      id: 'Garis lintang {latitude} tidak di antara -90 dan 90 derajat.',
    },
  },
  LONGITUDE_ON_EARTH: {
    breaks: ({ longitude }) => isBeyond(longitude, 180) ? [{ path: ['input', 'longitude'], data: { longitude } }] : [],
    text: {
      en: 'The longitude {longitude} is not between -180 and 180 degrees.',
      id: 'Garis bujur {longitude} tidak di antara -180 dan 180 derajat.',
    },
  },
  KNOWN_TIMEZONE: {
    breaks: ({ timezone }) => timezone !== undefined && !isTimezone(timezone) ? [{ path: ['input', 'timezone'], data: { timezone } }] : [],
    text: {
      en: '"{timezone}" is not an IANA time zone; Indonesia has Asia/Jakarta, Asia/Pontianak, Asia/Makassar and Asia/Jayapura.',
      id: '"{timezone}" bukan zona waktu IANA; Indonesia memiliki Asia/Jakarta, Asia/Pontianak, Asia/Makassar, dan Asia/Jayapura.',
    },
  },
} satisfies Rules<Place, null>

export const workable = {
  HOURS_OF_A_DAY: {
    breaks: ({ hoursPerWeekday }) => hoursPerWeekday.flatMap((hours, index) =>
      decimal(hours).lessThan(0) || decimal(hours).greaterThan(24) ? [{ path: ['input', 'hoursPerWeekday', index], data: { hours } }] : []),
    text: { en: '{hours} are not the hours of a day; give 0 to 24.', id: '{hours} bukan jam dalam sehari; berikan 0 sampai 24.' },
  },
  HUNDREDTHS_OF_AN_HOUR: {
    breaks: ({ hoursPerWeekday }) => hoursPerWeekday.flatMap((hours, index) =>
      decimal(hours).decimalPlaces() > 2 ? [{ path: ['input', 'hoursPerWeekday', index], data: { hours } }] : []),
    text: {
      en: '{hours} hours have more than two digits after the point.',
      id: '{hours} jam memiliki lebih dari dua angka di belakang koma.',
    },
  },
} satisfies Rules<{ hoursPerWeekday: readonly string[] }, null>

export interface ClosurePlan { from: string; to: string; line: { facilityId: string } | null; facilityId: string; today: string }

export const closable = {
  ENDS_AFTER_IT_BEGINS: {
    breaks: ({ from, to }) => compareDates(from, to) >= 0 ? [{ path: ['input', 'to'], data: { from, to } }] : [],
    text: {
      en: 'The closure ends on {to}, which is not after {from}; the end is the day after the last closed one.',
      id: 'Penutupan berakhir {to}, tidak sesudah {from}; akhir adalah hari setelah hari tutup terakhir.',
    },
  },
  NOT_OVER_YET: {
    breaks: ({ to, today }) => compareDates(to, today) <= 0 ? [{ path: ['input', 'to'], data: { to, today } }] : [],
    text: { en: 'The closure is over before today, {today}.', id: 'Penutupan sudah lewat sebelum hari ini, {today}.' },
  },
  LINE_OF_THE_FACILITY: {
    breaks: ({ line, facilityId }) => line !== null && line.facilityId !== facilityId ? [{ path: ['input', 'lineId'] }] : [],
    text: { en: 'The line belongs to another facility.', id: 'Lini tersebut milik fasilitas lain.' },
  },
} satisfies Rules<ClosurePlan, null>

function isBeyond(degrees: number | null | undefined, limit: number): boolean {
  return typeof degrees === 'number' && !(Math.abs(degrees) <= limit)
}
