import { describe, expect, it } from 'vitest'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { bestPlans, plansOf } from './enumerate.js'
import { smallWhole } from './small-problems.js'
import { problemOf, type Problem } from './ways.js'

type Lines = Instance['requests'][number]['lines'][number]
type Capability = Instance['facilities'][number]['lines'][number]['capabilities'][number]

const eachLine = (change: Partial<Lines>) => (instance: Instance) => { for (const request of instance.requests) for (const line of request.lines) Object.assign(line, change) }
const eachSlot = (change: Partial<Lines['slots'][number]>) => (instance: Instance) => { for (const request of instance.requests) for (const line of request.lines) for (const slot of line.slots) Object.assign(slot, change) }
const eachFacility = (change: Partial<Instance['facilities'][number]>) => (instance: Instance) => { for (const facility of instance.facilities) Object.assign(facility, change) }
const eachCapability = (change: Partial<Capability>) => (instance: Instance) => { for (const facility of instance.facilities) for (const line of facility.lines) for (const made of line.capabilities) Object.assign(made, change) }
const eachProduct = (change: Partial<Instance['products'][number]>) => (instance: Instance) => { for (const product of instance.products) Object.assign(product, change) }
const transport = (change: Partial<Instance['transport']['pairs'][number]>, general: Partial<Instance['transport']>) => (instance: Instance) => {
  Object.assign(instance.transport, general)
  for (const pair of instance.transport.pairs) Object.assign(pair, change)
}

/** Every rule of the format, and the change that takes it away. */
const withoutRule: Record<string, (instance: Instance) => void> = {
  'curing': eachProduct({ curingDays: 0 }),
  'shelf life': eachProduct({ shelfLifeDays: null }),
  'quality classes': instance => { eachProduct({ classes: [] })(instance); eachLine({ class: null })(instance); eachCapability({ class: null })(instance); for (const { stock } of instance.facilities) for (const entry of stock) entry.class = null },
  'charges': eachFacility({ charge: 0 }),
  'stock': eachFacility({ stock: [] }),
  'hours': instance => { for (const facility of instance.facilities) for (const line of facility.lines) line.hours = line.hours.map(() => 40) },
  'set-up hours': eachCapability({ setupHours: 0 }),
  'set-up costs': eachCapability({ setupCost: 0 }),
  'minimum batches': eachCapability({ minBatch: 0 }),
  'most per period': eachCapability({ maxPerPeriod: null }),
  'most facilities': eachLine({ maxFacilities: null }),
  'least per facility': eachLine({ minPerFacility: 0 }),
  'single source': eachLine({ singleSource: false }),
  'price ceilings': eachLine({ priceCeiling: null }),
  'regions': eachLine({ regions: null }),
  'exclusions': eachLine({ excludeFacilities: [] }),
  'tolerances': eachLine({ under: 0, over: 0 }),
  'earliest days': eachSlot({ from: null }),
  'late delivery': eachSlot({ lateAllowed: false }),
  'late penalties': eachSlot({ latePenaltyPerUnitDay: 0 }),
  'due days': eachSlot({ due: '2027-12-31' }),
  'trips': transport({ perTrip: 0 }, { perTrip: 0 }),
  'load sizes': transport({ tripLoad: null }, { tripLoad: null }),
  'transport days': transport({ days: 0 }, { daysPerKm: 0 }),
  'transport costs': transport({ perUnit: 0 }, { perUnitKm: 0 }),
  'forbidden ways': transport({ forbidden: false }, {}),
  'road factors': transport({}, { roadFactor: 1 }),
}

const INSTANCES = 1_500

describe('the instances of the brute force', () => {
  it('hold every rule of the format where taking it away changes the best plan', () => {
    const mattered = new Map(Object.keys(withoutRule).map(rule => [rule, 0]))
    for (let seed = 0; seed < INSTANCES; seed++) {
      const { instance, problem } = smallWhole(seed, 500)
      const best = meritsOf(problem)
      for (const [rule, takeAway] of Object.entries(withoutRule)) {
        const changed = structuredClone(instance)
        takeAway(changed)
        const other = problemOf(changed)
        if (JSON.stringify(changed) === JSON.stringify(instance) || plansOf(other) > 1_000) continue
        if (meritsOf(other) !== best) mattered.set(rule, (mattered.get(rule) ?? 0) + 1)
      }
    }
    expect([...mattered].filter(([, times]) => times < 10)).toEqual([])
  }, 300_000)
})

function meritsOf(problem: Problem): string {
  return JSON.stringify(Object.values(bestPlans(problem)).map(({ merit }) => merit))
}
