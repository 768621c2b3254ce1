import { describe, expect, it } from 'vitest'
import { HOLIDAYS_ID } from '../../../src/data/holidays-id.js'
import { horizonAt, hoursOn, isTimezone, type WorkCalendar } from '../../../src/modules/facilities/capacity/capacity.js'
import { isCalendarDate } from '../../../src/values/calendar-date.js'
import { sumOf } from '../../../src/values/decimal.js'
import { Period } from '../../../src/values/period.js'

const weekdays: WorkCalendar = {
  hoursPerWeekday: ['6', '6', '6', '6', '6', '0', '0'], holidays: new Set(HOLIDAYS_ID.map(({ date }) => date)), closures: [],
}
const hoursIn = (period: Period, calendar: WorkCalendar): string => sumOf([...period.dates()].map((day) => hoursOn(day, calendar))).toString()

describe('the hours of a day', () => {
  it.each([
    ['a Monday', '2026-12-14', '6'],
    ['a Saturday without work', '2026-12-19', '0'],
    ['Christmas', '2026-12-25', '0'],
    ['collective leave', '2026-12-24', '0'],
    ['the last working day before Lebaran', '2026-03-17', '6'],
    ['the first working day after Lebaran', '2026-03-25', '6'],
  ])('are those of the calendar on %s', (_, day, hours) => {
    expect(hoursOn(day, weekdays)).toBe(hours)
  })

  it('are none from the first closed day until the day before the end', () => {
    const closed = { ...weekdays, closures: [{ from: '2026-12-14', to: '2026-12-16' }] }
    expect(['2026-12-11', '2026-12-14', '2026-12-15', '2026-12-16'].map((day) => hoursOn(day, closed))).toEqual(['6', '0', '0', '6'])
  })

  it('come to 240 working days in 2026: 261 weekdays less 13 national holidays and 8 days of leave on weekdays', () => {
    expect(hoursIn(new Period('2026-01-01', '2027-01-01'), weekdays)).toBe('1440')
  })

  it('make 500 m² at 51 m² a day in ten working days: from 14 December 2026 until the 29th', () => {
    const days = [...new Period('2026-12-14', '2027-01-10').dates()].filter((day) => hoursOn(day, weekdays) !== '0')
    expect(days[Math.ceil(500 / 51) - 1]).toBe('2026-12-29')
  })
})

describe('today', () => {
  it('is the first of 400 days that can be reserved', () => {
    expect(horizonAt('Asia/Jakarta', new Date('2026-11-24T03:00:00Z'))).toEqual(new Period('2026-11-24', '2027-12-29'))
  })

  it.each([['Asia/Jakarta', true], ['Asia/Atlantis', false], ['WIB', false], ['+07:00', false], ['', false]])('knows whether %s is a time zone', (name, known) => {
    expect(isTimezone(name)).toBe(known)
  })
})

describe('the reference holidays', () => {
  it('are days that exist, each once, with a name and a source', () => {
    expect(HOLIDAYS_ID.filter(({ date, name, source }) => !isCalendarDate(date) || name === '' || source === '')).toEqual([])
    expect(new Set(HOLIDAYS_ID.map(({ date }) => date)).size).toBe(HOLIDAYS_ID.length)
  })

  it('are the 17 national holidays and 8 days of leave of the decree for 2026', () => {
    const of2026 = HOLIDAYS_ID.filter(({ date }) => date.startsWith('2026'))
    expect([of2026.filter(({ kind }) => kind === 'NATIONAL').length, of2026.filter(({ kind }) => kind === 'COLLECTIVE_LEAVE').length]).toEqual([17, 8])
  })
})
