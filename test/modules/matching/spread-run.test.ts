import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadRun, type Left, type Run } from '../../../src/modules/matching/instance/spread-run.js'

const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07']
const run = (changes: Partial<Run>): Run => ({ setupHours: 0, unitsPerHour: 2, isWhole: false, parts: [{ key: 'a', quantity: 10 }], ...changes })
const byDay = (...figures: number[]): Map<string, number> => new Map(figures.map((figure, index) => [days[index] ?? '', figure]))
const free = (...hours: number[]): Left => ({ hours: byDay(...hours), most: null })

describe('spreading a run over days', () => {
  it('is impossible when the hours are too few', () => {
    expect(spreadRun(run({}), days, free(1, 1, 1))).toBeNull()
  })

  it('is impossible when the most for a day is too little', () => {
    expect(spreadRun(run({}), days, { ...free(8, 8, 8, 8, 8), most: byDay(1, 1, 1, 1, 1) })).toBeNull()
  })

  it('takes the hours it uses, set-up first', () => {
    const left = free(3, 3)
    expect(spreadRun(run({ setupHours: 1 }), days, left)).toEqual([
      { key: 'a', day: '2026-12-01', quantity: 4, hours: 3 }, { key: 'a', day: '2026-12-02', quantity: 6, hours: 3 },
    ])
    expect([...left.hours.values()]).toEqual([0, 0])
  })

  it('spends a whole day on a long set-up', () => {
    expect(spreadRun(run({ setupHours: 3, parts: [{ key: 'a', quantity: 2 }] }), days, free(3, 3))).toEqual([
      { key: 'a', day: '2026-12-01', quantity: 0, hours: 3 }, { key: 'a', day: '2026-12-02', quantity: 2, hours: 1 },
    ])
  })

  it('counts a piece on the day that finishes it', () => {
    const shares = spreadRun(run({ unitsPerHour: 0.25, isWhole: true, parts: [{ key: 'a', quantity: 2 }, { key: 'b', quantity: 1 }] }), days, free(6, 6))
    expect(shares?.map(({ key, quantity }) => [key, quantity])).toEqual([['a', 1], ['a', 1], ['b', 1]])
  })

  it('makes each part exactly, whatever the days', () => {
    fc.assert(fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }), fc.double({ min: 0.3, max: 9, noNaN: true }), fc.boolean(), fc.double({ min: 0, max: 3, noNaN: true }),
      (quantities, unitsPerHour, isWhole, setupHours) => {
        const parts = quantities.map((quantity, index) => ({ key: String(index), quantity }))
        const hours = free(7, 0, 5.5, 7, 600)
        const before = new Map(hours.hours)
        const shares = spreadRun({ setupHours, unitsPerHour, isWhole, parts }, days, hours) ?? []
        for (const { key, quantity } of parts) {
          const made = shares.filter((share) => share.key === key).reduce((sum, share) => sum + share.quantity, 0)
          expect(made).toBeCloseTo(quantity, 6)
        }
        for (const [day, had] of before) {
          const used = shares.filter((share) => share.day === day).reduce((sum, share) => sum + share.hours, 0)
          expect(used).toBeLessThanOrEqual(had + 1e-9)
        }
        expect(!isWhole || shares.every(({ quantity }) => Number.isInteger(Math.round(quantity * 1e9) / 1e9))).toBe(true)
      }))
  })
})
