import type { Instance } from '../../../src/modules/matching/engine/index.js'
import { randomFrom } from '../../../src/modules/matching/engine/random.js'
import { capability, facility, instance, line, slot } from '../engine/small-instance.js'

/** Two lines that may use two facilities only, among many cheap ones that are too small, and one that may use all: more than can be served. */
export const scarce = (seed: number): Instance => {
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
