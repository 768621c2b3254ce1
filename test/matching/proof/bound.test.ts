import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../src/modules/matching/engine/answer.js'
import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { pricedBound } from '../../../src/modules/matching/engine/proof/bound.js'
import { bestByChoices } from '../brute-force/choices.js'
import { Dice } from '../brute-force/dice.js'
import { bestPlans } from '../brute-force/enumerate.js'
import { smallContinuous, smallWhole } from '../brute-force/small-problems.js'

/** Two facilities, one line each, one slot of ten units: six at 2 and four at 5 are best. */
const instance = instanceFrom({
  format: 'karya-matching-instance/1', periods: [{ id: 'w', start: '2026-12-07', end: '2026-12-14' }], products: [{ id: 'p' }],
  facilities: [2, 5].map(unitPrice => ({ id: `at-${unitPrice}`, lines: [{ id: 'l', hours: [6], capabilities: [{ product: 'p', unitsPerHour: 1, unitPrice }] }] })),
  requests: [{ id: 'R', lines: [{ id: '1', product: 'p', slots: [{ id: 's', quantity: 10, due: '2027-01-31' }] }] }],
  transport: { pairs: [2, 5].map(price => ({ facility: `at-${price}`, slot: 'R/1/s' })) },
})

const prices = (demand: number, hours: number): Certificate => ({ kind: 'LAGRANGIAN', method: '', demand: { 'R/1/s': demand }, hours: { 'at-2/l/w': hours }, stock: {} })

describe('the bound that prices prove', () => {
  it('is the optimum at the best prices', () => {
    expect(pricedBound(instance, prices(5, 0))).toBeCloseTo(32, 9)
    expect(pricedBound(instance, prices(5, 3))).toBeCloseTo(32, 9)
  })

  it('is lower at any other', () => {
    expect(pricedBound(instance, prices(0, 0))).toBe(0)
    expect(pricedBound(instance, prices(4, 0))).toBeLessThan(32)
    expect(pricedBound(instance, prices(6, 0))).toBeLessThan(32)
    expect(pricedBound(instance, prices(5, 4))).toBeLessThan(32)
  })

  it('never passes the true optimum in whole units, whatever the prices', () => {
    expect(seeds(2_500).flatMap(seed => {
      const { instance: drawn, problem } = smallWhole(seed, 300)
      const { merit } = bestPlans(problem).COST
      return merit.unserved > 0 ? [] : tooHigh(drawn, { seed, optimum: merit.cost })
    })).toEqual([])
  })

  it('never passes the true optimum in continuous units, whatever the prices', () => {
    expect(seeds(600).flatMap(seed => {
      const { instance: drawn, problem } = smallContinuous(seed, 40)
      const { unserved, cost } = bestByChoices(problem)
      return unserved > 1e-7 ? [] : tooHigh(drawn, { seed, optimum: cost })
    })).toEqual([])
  })
})

const PRICES_DRAWN = 20

function tooHigh(drawn: Instance, { seed, optimum }: { seed: number; optimum: number }): string[] {
  const dice = new Dice(seed)
  return dice.times(PRICES_DRAWN, () => pricedBound(drawn, randomPrices(drawn, dice)))
    .filter(bound => bound > optimum + 1e-6).map(bound => `seed ${seed}: ${bound} above ${optimum}`)
}

function randomPrices(drawn: Instance, dice: Dice): Certificate {
  const draw = (keys: string[], least: number) => Object.fromEntries(keys.map(key => [key, dice.chance(0.4) ? 0 : least + dice.next() * (12 - least)]))
  return {
    kind: 'LAGRANGIAN', method: 'drawn',
    demand: draw(drawn.requests.flatMap(request => request.lines.flatMap(line => line.slots.map(slot => `${request.id}/${line.id}/${slot.id}`))), -2),
    hours: draw(drawn.facilities.flatMap(facility => facility.lines.flatMap(line => drawn.periods.map(period => `${facility.id}/${line.id}/${period.id}`))), 0),
    stock: draw(drawn.facilities.flatMap(facility => facility.stock.map((_entry, at) => `${facility.id}/${at}`)), 0),
  }
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_none, seed) => seed)
}
