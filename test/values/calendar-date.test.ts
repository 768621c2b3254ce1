import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays, calendarDate, compareDates, dayIn, daysBetween, isoWeekOf, startOfWeek, weekdayOf,
} from '../../src/values/calendar-date.js'
import { InvalidValue } from '../../src/values/invalid-value.js'
import { date } from './arbitraries.js'

describe('a calendar date', () => {
  it.each([
    '', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', '0000-01-01', '2026-11-24T00:00:00Z', '10000-01-01',
  ])('is refused when it is %j', (text) => {
    expect(() => calendarDate(text)).toThrow(InvalidValue)
  })

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('is taken when it is %s', (text) => {
    expect(calendarDate(text)).toBe(text)
  })

  it('is refused beyond the last day of the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(InvalidValue)
    expect(() => addDays('0001-01-01', -1)).toThrow(InvalidValue)
    expect(() => addDays('2026-01-01', 1e15)).toThrow(InvalidValue)
  })

  it.each([
    ['Asia/Jakarta', '2026-11-24T16:59:59Z', '2026-11-24'],
    ['Asia/Jakarta', '2026-11-24T17:00:00Z', '2026-11-25'],
    ['Asia/Makassar', '2026-11-24T16:00:00Z', '2026-11-25'],
    ['Asia/Jayapura', '2026-11-24T15:00:00Z', '2026-11-25'],
    ['Asia/Jayapura', '2026-12-31T15:00:00Z', '2027-01-01'],
  ])('today in %s at %s is %s', (timezone, instant, day) => {
    expect(dayIn(timezone, new Date(instant))).toBe(day)
  })

  it.each([
    ['2026-11-23', 1], ['2026-11-24', 2], ['2026-11-29', 7], ['1969-12-31', 3], ['0001-01-01', 1],
  ])('%s is day %i of the week', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday)
  })

  it.each([
    ['2026-11-24', '2026-W48'], ['2027-01-03', '2026-W53'], ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'], ['2021-01-03', '2020-W53'], ['2005-01-01', '2004-W53'],
  ])('%s is in the ISO week %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week)
  })

  it('moves by days and back, and the distance is the days moved', () => {
    fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      const moved = addDays(day, days)
      expect(addDays(moved, -days)).toBe(day)
      expect(daysBetween(day, moved)).toBe(days)
      expect(compareDates(moved, day)).toBe(Math.sign(days))
    }))
  })

  it('has a week that begins on a Monday at most six days before, and shares its ISO week', () => {
    fc.assert(fc.property(date, (day) => {
      const monday = startOfWeek(day)
      expect(weekdayOf(monday)).toBe(1)
      expect(daysBetween(monday, day)).toBe(weekdayOf(day) - 1)
      expect(isoWeekOf(monday)).toBe(isoWeekOf(day))
    }))
  })
})
