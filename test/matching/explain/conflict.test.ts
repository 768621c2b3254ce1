import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { workshop, type Workshop } from './workshop.js'

const conflictOf = async (parts: Workshop) => (await solve(workshop(parts), { explain: true })).conflict.map(part => part.constraint)

describe('the smallest conflict of a request that cannot be served', () => {
  const conflicts: [string[], Workshop][] = [
    [['hours'], { facilities: { a: { hours: [3, 3] } } }],
    [['class:R/1'], { facilities: { a: { class: 'C' } } }],
    [['due:R/1', 'hours'], { facilities: { a: { hours: [6, 6] } }, due: '2026-12-15' }],
    [['maxFacilities:R/1', 'hours'], { facilities: { a: { hours: [6, 0] }, b: { hours: [6, 0] } }, line: { maxFacilities: 1, regions: ['31'], priceCeiling: 100 } }],
    [['minBatch'], { facilities: { a: { minBatch: 12, hours: [20, 20] } } }],
    [['shelfLife'], { facilities: { a: {} }, shelfLifeDays: 3 }],
    [['maxPerPeriod'], { facilities: { a: { maxPerPeriod: 4 } } }],
  ]

  it.each(conflicts)('is %j', async (expected, parts) => {
    expect(await conflictOf(parts)).toEqual(expected)
  })

  it('is empty when all is served', async () => {
    expect(await conflictOf({ facilities: { a: {} } })).toEqual([])
  })

  it('is empty when no rule stands in the way, as nobody makes it', async () => {
    expect(await conflictOf({ facilities: { a: { without: true } } })).toEqual([])
  })

  it('is said in both languages', async () => {
    const { conflict } = await solve(workshop({ facilities: { a: { hours: [3, 3] } } }), { explain: true })
    expect(conflict[0]?.text).toEqual({ en: 'Facilities have only so many free hours.', id: 'Jam kerja fasilitas terbatas.' })
  })
})
