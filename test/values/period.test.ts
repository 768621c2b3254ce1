import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/values/calendar-date.js'
import { InvalidValue } from '../../src/values/invalid-value.js'
import { Period, PeriodInput } from '../../src/values/period.js'
import { date } from './arbitraries.js'

const period = fc.tuple(date, fc.integer({ min: 1, max: 60 })).map(([from, days]) => new Period(from, addDays(from, days)))
const november = new Period('2026-11-01', '2026-12-01')

describe('a period', () => {
  it.each([
    ['2026-11-24', '2026-11-24'], ['2026-11-24', '2026-11-23'], ['2026-11-31', '2026-12-02'],
  ])('is refused from %s to %s', (from, to) => {
    expect(() => new Period(from, to)).toThrow(InvalidValue)
    expect(() => Object.assign(new PeriodInput(), { from, to }).toPeriod()).toThrow(InvalidValue)
  })

  it('contains its first day and not its end', () => {
    expect(november.contains('2026-11-01')).toBe(true)
    expect(november.contains('2026-11-30')).toBe(true)
    expect(november.contains('2026-12-01')).toBe(false)
    expect(november.days()).toBe(30)
  })

  it('does not overlap the one that follows it', () => {
    expect(november.overlaps(new Period('2026-12-01', '2026-12-02'))).toBe(false)
    expect(november.overlaps(new Period('2026-11-30', '2026-12-02'))).toBe(true)
  })

  it('through one day is one day long', () => {
    expect(Period.through('2026-02-28', '2026-02-28')).toEqual(new Period('2026-02-28', '2026-03-01'))
  })

  it('contains exactly the days that it lists', () => {
    fc.assert(fc.property(period, date, (range, day) => {
      const days = [...range.dates()]
      expect(days).toHaveLength(range.days())
      expect(days.includes(day)).toBe(range.contains(day))
    }), { numRuns: 50 })
  })

  it('overlaps another exactly when they share a day, and their intersection is the shared days', () => {
    const near = fc.tuple(date, fc.integer({ min: 1, max: 30 }), fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 30 }))
    fc.assert(fc.property(near, ([from, length, offset, other]) => {
      const a = new Period(from, addDays(from, length))
      const b = new Period(addDays(from, offset), addDays(from, offset + other))
      const shared = [...a.dates()].filter((day) => b.contains(day))
      expect(a.overlaps(b)).toBe(shared.length > 0)
      expect([...(a.intersection(b)?.dates() ?? [])]).toEqual(shared)
      expect(a.covers(b)).toBe(shared.length === b.days())
    }), { numRuns: 50 })
  })

  it('comes before another by its first day, then by its end', () => {
    expect(november.compare(new Period('2026-11-02', '2026-11-03'))).toBe(-1)
    expect(november.compare(new Period('2026-11-01', '2026-11-03'))).toBe(1)
    expect(november.compare(new Period('2026-11-01', '2026-12-01'))).toBe(0)
  })
})
