import { describe, expect, it } from 'vitest'
import { claimedForAllDays, orOnAnyDay } from '../../../src/modules/matching/engine/all-days.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import type { Found } from '../../../src/modules/matching/engine/plan/found.js'
import { planForCost } from '../../../src/modules/matching/engine/plan-for-cost.js'
import { totals } from '../../../src/modules/matching/engine/plan/plan.js'
import { facility, instance, line, slot } from './small-instance.js'

/** 200 units asked, 200 can be made: half of them arrive a week later. */
const network = networkOf(instance([facility('pati')], [line({ slots: [slot({ quantity: 200 })] })]))
const nothing: Found = { plan: [], complete: false, proven: true, bound: 0, method: 'early', leastUnserved: 120 }
const servedBy = ({ plan }: Found): number => totals(plan, () => 'all').get('all') ?? 0

describe('what the earliest day says of all days', () => {
  it('proves nothing of what can be served at most where later days were left out', () => {
    expect(claimedForAllDays(nothing, false, { standing: [100], proven: false })).not.toHaveProperty('leastUnserved')
  })

  it('proves it of the last day, which leaves none out', () => {
    expect(claimedForAllDays(nothing, true, { standing: [100], proven: false }).leastUnserved).toBe(120)
  })

  it('proves no more than a look at all days did', () => {
    expect(claimedForAllDays(nothing, false, { standing: [100], proven: true }).leastUnserved).toBe(100)
  })
})

describe('an early day on which less is served', () => {
  it('gives way to a plan of all days that serves more, without the proof of the day', async () => {
    const found = await orOnAnyDay(network, { objective: 'EARLIEST' }, nothing)
    expect(servedBy(found)).toBeCloseTo(200, 6)
    expect(found).toMatchObject({ complete: true, proven: false })
  })

  it('stays where no plan of all days serves more', async () => {
    const early: Found = { ...await planForCost(network, {}), method: 'early' }
    expect(await orOnAnyDay(network, { objective: 'EARLIEST' }, early)).toBe(early)
  })
})
