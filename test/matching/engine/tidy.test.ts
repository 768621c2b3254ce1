import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../src/modules/matching/engine/random.js'
import { type Arc, arcsOf } from '../../../src/modules/matching/engine/network/arcs.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { totals } from '../../../src/modules/matching/engine/plan/plan.js'
import { poolUse } from '../../../src/modules/matching/engine/plan/pool-use.js'
import { tidy } from '../../../src/modules/matching/engine/plan/tidy.js'
import { facility, instance, line, slot } from './small-instance.js'

const press = { id: 'press', hours: [1.5, 0], capabilities: facility('pati', { unitsPerHour: 1 }).lines[0]?.capabilities ?? [] }
const network = networkOf(instance([facility('pati', {}, { lines: [press] })], [line({ slots: [slot({ id: 'gate' }), slot({ id: 'yard' })] })]))
const [demand] = network.demands
const arcs = demand ? arcsOf(network, demand).filter(({ supply }) => supply.period === 0) : []
const tidied = (...quantities: number[]) => tidy(network, arcs.map((arc, at) => ({ arc, quantity: quantities[at] ?? 0 }))).map(({ quantity }) => quantity)

describe('cleaning a plan of a solver\'s noise', () => {
  it('makes quantities round', () => {
    expect(tidied(0.39999999999, 1.00000000001)).toEqual([0.4, 1])
  })

  it('drops what is nothing', () => {
    expect(tidied(1.2, 1e-12)).toEqual([1.2])
  })

  it('never takes more hours than there are: quantities that fill them up together keep their decimals', () => {
    expect(tidied(0.072265625, 1.427734375)).toEqual([0.072265625, 1.427734375])
  })

  it('takes away what noise overfills by', () => {
    expect(tidied(0.50000000009, 1.00000000009)).toEqual([0.5, 1])
  })
})

/** Slots at facilities whose hours they fill up together, each slot from wherever something is left, in an order of chance. */
const dense = (seed: number) => {
  const random = randomFrom(seed)
  const facilities = Array.from({ length: 8 }, (_, at) => facility(`f${at}`, { unitsPerHour: 6 + Math.round(60 * random()) / 10 }))
  const slots = Array.from({ length: 10 }, (_, at) => slot({ id: `s${at}`, quantity: Math.round(100 + 100 * random()) }))
  const crowded = networkOf(instance(facilities, [line({ slots })]))
  const left = crowded.pools.map(({ capacity }) => capacity)
  const ways = crowded.demands.flatMap((own) => arcsOf(crowded, own)).map((arc) => ({ arc, order: random() })).toSorted((a, b) => a.order - b.order)
  const open = crowded.slots.map(({ lower }) => lower)
  const take = (arc: Arc, part: number): number => {
    const { slot: { index }, supply: { pool, perUnit } } = arc
    const quantity = Math.min(open[index] ?? 0, part * (left[pool.index] ?? 0) / perUnit)
    open[index] = (open[index] ?? 0) - quantity
    left[pool.index] = (left[pool.index] ?? 0) - quantity * perUnit
    return quantity
  }
  const placed = ways.map(({ arc }) => ({ arc, first: take(arc, random() / 3) }))
  return { network: crowded, plan: placed.map(({ arc, first }) => ({ arc, quantity: first + take(arc, 1) })), unserved: open }
}

describe('cleaning plans that fill hours up', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))('keeps to the hours of every line and to the quantity of every slot (%i)', (seed) => {
    const { network: crowded, plan, unserved } = dense(seed)
    const clean = tidy(crowded, plan)
    const fullest = Math.max(...[...poolUse(clean)].map(([pool, use]) => use / (crowded.pools[pool]?.capacity ?? 0)))
    expect(fullest).toBeGreaterThan(1 - 1e-9)
    expect(fullest).toBeLessThan(1 + 1e-9)
    const served = totals(clean, ({ arc }) => arc.slot.index)
    for (const { index, lower } of crowded.slots) if (unserved[index] === 0) expect(served.get(index)).toBeCloseTo(lower, 7)
  })
})
