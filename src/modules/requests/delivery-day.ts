import { dayIn, type CalendarDate } from '../../values/calendar-date.js'

const CAPITAL = 'Asia/Jakarta'

/** The 38 provinces by the first two digits of their Kemendagri code, in Indonesia's three time zones (Keppres 41/1987, new provinces as their islands). */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  'Asia/Jakarta': ['11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36', '61', '62'],
  'Asia/Makassar': ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
  'Asia/Jayapura': ['81', '82', '91', '92', '93', '94', '95', '96'],
}

const zoneOf = new Map(Object.entries(ZONES).flatMap(([zone, provinces]) => provinces.map((province) => [province, zone] as const)))

export function isKnownProvince(region: string): boolean {
  return zoneOf.has(region.slice(0, 2))
}

/** The calendar day at the place of delivery. Regions that are not known count as the capital's. */
export function dayInRegion(region: string, now: Date): CalendarDate {
  return dayIn(zoneOf.get(region.slice(0, 2)) ?? CAPITAL, now)
}

/** Law begins and ends with the day in the capital. */
export function legalDay(now: Date): CalendarDate {
  return dayIn(CAPITAL, now)
}
