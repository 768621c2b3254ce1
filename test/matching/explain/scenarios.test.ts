import { describe, expect, it } from 'vitest'
import { priceOfFairness, rotation } from '../../../src/modules/matching/engine/explain/fairness.js'
import { compare } from '../../../src/modules/matching/engine/explain/scenarios.js'
import { workshop } from './workshop.js'

const instance = workshop({ facilities: { near: { hours: [10, 10] }, cheap: { unitPrice: 6, hours: [0, 8] }, lame: { class: 'C', unitPrice: 2, hours: [10, 10] } }, quantity: 10 })
const change = { request: 'R', line: '1', slot: null }

describe('comparing scenarios', () => {
  it('sets their figures side by side', async () => {
    const [cost, early, few, lower, later] = await compare(instance, [
      { name: 'as asked' }, { name: 'earliest', objective: 'EARLIEST' }, { name: 'one facility', objective: 'FEWEST_FACILITIES' },
      { name: 'class C', changes: [{ kind: 'CLASS', to: 'C', ...change }] },
      { name: 'twice as much', changes: [{ kind: 'QUANTITY', to: '60', ...change, slot: 's' }] },
    ])
    expect(cost).toMatchObject({ status: 'OPTIMAL', cost: '68', facilities: 2, lastArrival: '2026-12-21', costsMore: '0' })
    expect(early).toMatchObject({ cost: '100', lastArrival: '2026-12-14', costsMore: '32' })
    expect(few).toMatchObject({ cost: '100', facilities: 1, costsMore: '32' })
    expect(lower).toMatchObject({ cost: '20', costsMore: '-48' })
    expect(later).toMatchObject({ status: 'PARTIAL', unserved: '32', costsMore: null })
  })

  it('leaves the instance as it was', async () => {
    const before = structuredClone(instance)
    await compare(instance, [{ name: 'class C', changes: [{ kind: 'CLASS', to: 'C', ...change }] }])
    expect(instance).toEqual(before)
  })
})

describe('fair shares', () => {
  it('show what they cost and whom they move', async () => {
    const { price, shares } = await priceOfFairness(instance, [{ facility: 'cheap', maximum: 0.5 }])
    expect(price).toBe('12')
    expect(shares).toEqual([{ facility: 'near', fair: '0.5', free: '0.2' }, { facility: 'cheap', fair: '0.5', free: '0.8' }])
  })

  it('cost nothing where they change nothing', async () => {
    expect((await priceOfFairness(instance, [{ facility: 'near', minimum: 0.1 }])).price).toBe('0')
  })

  it('have no price where they leave something unserved', async () => {
    expect((await priceOfFairness(instance, [{ region: '31', maximum: 0.5 }])).price).toBeNull()
  })

  it('rotate to those who have had the least', () => {
    expect(rotation([{ facility: 'a', delivered: 40 }, { facility: 'b', delivered: 5 }, { facility: 'c', delivered: 12 }], { turns: 2, minimum: 0.2 }))
      .toEqual([{ facility: 'b', minimum: 0.2 }, { facility: 'c', minimum: 0.2 }])
  })
})
