import { describe, expect, it } from 'vitest'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { resultOf, solveCore } from '../../../src/modules/matching/engine/core.js'
import type { Instance, Progress } from '../../../src/modules/matching/engine/index.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { randomFrom } from '../../../src/modules/matching/engine/random.js'
import { capability, facility, instance, line, slot } from '../engine/small-instance.js'

/** Two lines that may use two facilities only, among many cheap ones that are too small, and one that may use all. */
const scarce = (seed: number): Instance => {
  const random = randomFrom(seed)
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  const facilities = Array.from({ length: 12 }, (_, at) => {
    const unitsPerHour = between(3, 14)
    const [own] = facility('', { unitsPerHour, unitPrice: 40 + 5 * unitsPerHour + between(0, 20), setupCost: between(0, 200) }).lines[0]?.capabilities ?? [capability()]
    return facility(`f${at}`, {}, { lines: [{ id: 'press', hours: [between(6, 12), between(6, 12)], capabilities: own ? [own] : [] }] })
  })
  const slots = (quantity: number) => Array.from({ length: 4 }, (_, at) => slot({ id: `s${at}`, quantity: quantity + between(0, 20), due: at % 2 === 0 ? '2026-12-22' : '2027-02-01' }))
  return instance(facilities, [
    line({ maxFacilities: 2, slots: slots(170) }), line({ id: '2', maxFacilities: 2, slots: slots(150) }), line({ id: '3', slots: slots(70) }),
  ])
}

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
    const plans = told.filter(({ phase }) => phase === 'plan')
    expect(plans.length).toBeGreaterThan(1)
    for (const { bound, gap } of plans) expect({ bound, gap }).toEqual({ bound: 0, gap: 1 })
  })
})
