import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { planSingle } from '../../../src/modules/matching/engine/single/plan-single.js'
import { exactCost } from '../../../src/modules/matching/engine/plan/price.js'
import { facility, instance, line, pair, slot } from './small-instance.js'

/** 20 hours of 10 units each: what either facility can make at most fills one load of 200. */
const twoFacilities = (tripLoad: number) => networkOf(instance(
  [facility('pati'), facility('kendal', { unitPrice: 104 })], [line({ slots: [slot({ quantity: 250 })] })],
  ['pati', 'kendal'].map((id) => pair(id, { perTrip: 30, tripLoad })),
))

describe('one slot whose trips can never be more than one from a facility', () => {
  it('is searched by the own method, where the load is what the facility can make though less than is asked', () => {
    const network = twoFacilities(200)
    const found = planSingle(network, {})
    expect(found).toMatchObject({ complete: true, proven: true, isEnded: true })
    expect(exactCost(network, found?.plan ?? []).total.toNumber()).toBe(200 * 100 + 50 * 104 + 2 * 30)
  })

  it('is left to the model where a facility can make more than a load', () => {
    expect(planSingle(twoFacilities(199), {})).toBeNull()
  })
})
