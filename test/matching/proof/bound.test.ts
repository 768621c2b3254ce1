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

  it('takes a negative price for the most that a slot may receive', () => {
    const tolerant = structuredClone(instance)
    for (const line of tolerant.requests[0]?.lines ?? []) line.over = 0.2
    expect(pricedBound(tolerant, prices(-1, 0))).toBe(-12)
  })

  it('never passes the true optimum in whole units, however far the prices are driven', () => {
    const found = seeds(1_200).flatMap(seed => {
      const { instance: drawn, problem } = smallWhole(seed, 300)
      const { merit } = bestPlans(problem).COST
      return merit.unserved > 0 ? [] : [{ seed, bound: bestBound(drawn, seed), optimum: merit.cost }]
    })
    expect(found.filter(({ bound, optimum }) => bound > optimum + 1e-6)).toEqual([])
    expect(found.filter(({ bound, optimum }) => bound > optimum - 1e-6).length).toBeGreaterThan(found.length / 3)
  })

  it('never passes the true optimum in continuous units, however far the prices are driven', () => {
    const found = seeds(400).flatMap(seed => {
      const { instance: drawn, problem } = smallContinuous(seed, 40)
      const { unserved, cost } = bestByChoices(problem)
      return unserved > 1e-7 ? [] : [{ seed, bound: bestBound(drawn, seed), optimum: cost }]
    })
    expect(found.filter(({ bound, optimum }) => bound > optimum + 1e-6)).toEqual([])
    expect(found.filter(({ bound, optimum }) => bound > optimum - 1e-6).length).toBeGreaterThan(found.length / 3)
  })
})

const STEPS = 120

/** Climbs from no prices to better ones by random steps: a wrong bound shows where it is tight. */
function bestBound(drawn: Instance, seed: number): number {
  const dice = new Dice(seed)
  let best = { prices: noPrices(drawn), bound: -Infinity }
  for (let step = 0; step < STEPS; step++) {
    const prices = structuredClone(best.prices)
    const part = dice.pick(['demand', 'demand', 'demand', 'hours', 'stock'] as const)
    const key = Object.keys(prices[part])[dice.whole(0, Object.keys(prices[part]).length - 1)]
    if (key !== undefined) prices[part][key] = Math.max(part === 'demand' ? -20 : 0, (prices[part][key] ?? 0) + (dice.next() - 0.5) * 10)
    const bound = pricedBound(drawn, prices)
    if (bound >= best.bound) best = { prices, bound }
  }
  return best.bound
}

function noPrices(drawn: Instance): Certificate {
  const none = (keys: string[]) => Object.fromEntries(keys.map(key => [key, 0]))
  return {
    kind: 'LAGRANGIAN', method: 'climbed',
    demand: none(drawn.requests.flatMap(request => request.lines.flatMap(line => line.slots.map(slot => `${request.id}/${line.id}/${slot.id}`)))),
    hours: none(drawn.facilities.flatMap(facility => facility.lines.flatMap(line => drawn.periods.map(period => `${facility.id}/${line.id}/${period.id}`)))),
    stock: none(drawn.facilities.flatMap(facility => facility.stock.map((_entry, at) => `${facility.id}/${at}`))),
  }
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_none, seed) => seed)
}
