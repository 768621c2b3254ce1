import { describe, expect, it } from 'vitest'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { resultOf, solveCore } from '../../../src/modules/matching/engine/core.js'
import type { Progress } from '../../../src/modules/matching/engine/index.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { scarce } from './scarce.js'

describe('serving as much as can be', () => {
  it.each([1, 2, 3, 4, 5, 6])('comes within a part in fifty of what the model proves to be the most, where lines may use few facilities (%i)', async (seed) => {
    const given = scarce(seed)
    const network = networkOf(given)
    const asked = network.slots.reduce((sum, { lower }) => sum + lower, 0)
    const own = resultOf(network, await planByClearing(network, { workLimit: 600 }))
    const model = await solveCore(given, { timeLimitSeconds: 20 })
    const most = asked - (model.leastUnserved ?? model.unserved)
    expect(model.unserved).toBeGreaterThan(0)
    expect(asked - own.unserved).toBeGreaterThanOrEqual(0.98 * most)
    expect(asked - own.unserved).toBeLessThanOrEqual(most * (1 + 1e-6))
  })

  it('tells of no small gap as long as something is left unserved', async () => {
    const network = networkOf(scarce(1))
    const told: Progress[] = []
    const found = await planByClearing(network, { workLimit: 600, onProgress: (progress) => told.push(progress) })
    expect(found.complete).toBe(false)
    const plans = told.filter(({ phase }) => phase === 'unserved')
    expect(plans.length).toBeGreaterThan(1)
    for (const { bound, gap } of plans) expect({ bound, gap }).toEqual({ bound: 0, gap: 1 })
  })
})
