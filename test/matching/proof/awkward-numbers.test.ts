import { describe, expect, it } from 'vitest'
import type { Instance, Objective } from '../../../src/modules/matching/engine/instance.js'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { Dice } from '../brute-force/dice.js'
import { randomInstance } from '../brute-force/random-instance.js'

const COUNT = Number(process.env['AWKWARD_COUNT'] ?? 1_000)
const OBJECTIVES = ['COST', 'EARLIEST', 'FEWEST_FACILITIES'] as const satisfies Objective[]

/** Hours that seldom make a round number of units, and too few of them: what fills them up has no last decimal. */
const awkward = (seed: number): Instance => {
  const dice = new Dice(seed)
  const drawn = randomInstance(dice, { facilities: 4, periods: 2, slotQuantity: 12, whole: false })
  const by = dice.pick([0.75, 1 / 3, 1.1, 2.7])
  const facilities = drawn.facilities.map(each => ({
    ...each, lines: each.lines.map(line => ({ ...line, capabilities: line.capabilities.map(made => ({ ...made, unitsPerHour: made.unitsPerHour * by, minBatch: 0 })) })),
  }))
  return { ...drawn, facilities }
}

describe('plans of awkward numbers', () => {
  it('keep to all hours, stock and limits as the checker counts them, and lose no proof by rounding', async () => {
    const wrong: string[] = []
    for (let seed = 1; seed <= COUNT; seed++) {
      const instance = awkward(seed)
      const answer = await solve(instance, { objective: OBJECTIVES[seed % 3] ?? 'COST' })
      const violations = checkAnswer(instance, answer)
      if (violations.length > 0 || answer.status === 'FEASIBLE') wrong.push(`seed ${seed}: ${answer.status} ${JSON.stringify(violations)}`)
    }
    expect(wrong).toEqual([])
  }, 600_000)

  it('state money far below 1 as precisely as any other', async () => {
    const drawn = awkward(3)
    const tiny: Instance = {
      ...drawn, products: [{ id: 'p', curingDays: 0, shelfLifeDays: null, classes: [], whole: false }],
      facilities: [{ id: 'f', region: '', at: null, charge: 0, stock: [{ product: 'p', class: null, quantity: 1, unitPrice: 0.000012345, ageDays: 0 }], lines: [] }],
      requests: [{ id: 'R', lines: [{
        id: '1', product: 'p', class: null, maxFacilities: null, minPerFacility: 0, singleSource: false, priceCeiling: null, regions: null, excludeFacilities: [], under: 0, over: 0,
        slots: [{ id: 's', quantity: 0.000016789, from: null, due: '2027-02-01', at: null, lateAllowed: false, latePenaltyPerUnitDay: 0 }],
      }] }],
      transport: { perUnitKm: 0, roadFactor: 1, perTrip: 0, tripLoad: null, daysPerKm: 0, pairs: [{ facility: 'f', slot: 'R/1/s', perUnit: 0.00001, perTrip: 0, tripLoad: null, days: 0, forbidden: false }] },
    }
    const answer = await solve(tiny)
    expect(Number(answer.cost) / (0.000016789 * 0.000022345)).toBeCloseTo(1, 9)
    expect(answer.status).toBe('OPTIMAL')
  })
})
