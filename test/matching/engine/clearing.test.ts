import { describe, expect, it } from 'vitest'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { resultOf, solveCore } from '../../../src/modules/matching/engine/core.js'
import type { Instance } from '../../../src/modules/matching/engine/index.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { facility, instance, line, slot } from './small-instance.js'

const cleared = async (given: Instance, seed = 1) => {
  const network = networkOf(given)
  return resultOf(network, await planByClearing(network, { workLimit: 400, seed }))
}

const rivals: Instance = instance(
  [facility('pati', { setupCost: 300 }), facility('kendal', { unitPrice: 104 }), facility('tangerang', { unitPrice: 118, setupHours: 1 }, { charge: 200 })],
  [line({ slots: [slot({ quantity: 130 })] }), line({ id: '2', slots: [slot({ quantity: 90 })] }), line({ id: '3', under: 0.1, slots: [slot({ quantity: 110 })] })],
)

describe('clearing slots that compete for the same hours', () => {
  it('claims no cost bound when not all can be served', async () => {
    const answer = await cleared(instance([facility('pati')], [line({ slots: [slot({ quantity: 150 })] }), line({ id: '2', slots: [slot({ quantity: 150 })] })]))
    expect(answer).toMatchObject({ status: 'PARTIAL', unserved: 100 })
    expect(answer.bound.toNumber()).toBe(0)
  })

  it('comes between its bound and the cost of a plan, as the model proves', async () => {
    const [own, model] = [await cleared(rivals), await solveCore(rivals)]
    expect(model.status).toBe('OPTIMAL')
    expect(own.bound.toNumber()).toBeLessThanOrEqual(model.cost.toNumber() * (1 + 1e-9))
    expect(own.cost.toNumber()).toBeGreaterThanOrEqual(model.cost.toNumber() * (1 - 1e-9))
    expect(own.cost.toNumber()).toBeLessThanOrEqual(model.cost.toNumber() * 1.02)
  })

  it('gives the same plan for the same seed and budget in steps', async () => {
    const [one, other] = [await cleared(rivals, 7), await cleared(rivals, 7)]
    expect(other.allocations).toEqual(one.allocations)
    expect(other.bound.toFixed()).toBe(one.bound.toFixed())
  })
})
