import { describe, expect, it } from 'vitest'
import { type CoreResult, solveCore } from '../../../src/modules/matching/engine/index.js'
import type { Instance, RequestLineSpec, SlotSpec } from '../../../src/modules/matching/engine/instance.js'
import { Dice } from '../brute-force/dice.js'
import { randomInstance } from '../brute-force/random-instance.js'

const INSTANCES = Number(process.env['METAMORPHIC_COUNT'] ?? 30)

/** Too large for enumeration: what must hold between two answers is checked instead. */
const drawn = (seed: number): Instance => randomInstance(new Dice(9_000_000 + seed), { facilities: 10, periods: 4, slotQuantity: 25, whole: seed % 2 === 0 })

type Judgement = (before: CoreResult, after: CoreResult, instance: Instance) => boolean

const near = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one), Math.abs(other))
const same: Judgement = (before, after) => near(before.unserved, after.unserved) && near(before.cost.toNumber(), after.cost.toNumber()) && before.status === after.status
const noWorse: Judgement = (before, after) => after.unserved < before.unserved - 1e-6 || (near(before.unserved, after.unserved) && after.cost.toNumber() <= before.cost.toNumber() * (1 + 1e-9) + 1e-6)

const eachLine = (instance: Instance, change: (line: RequestLineSpec) => Partial<RequestLineSpec>): Instance =>
  ({ ...instance, requests: instance.requests.map(request => ({ ...request, lines: request.lines.map(line => ({ ...line, ...change(line) })) })) })

const eachSlot = (instance: Instance, change: (slot: SlotSpec) => Partial<SlotSpec>): Instance =>
  eachLine(instance, line => ({ slots: line.slots.map(slot => ({ ...slot, ...change(slot) })) }))

const laws: [string, (instance: Instance) => Instance, Judgement][] = [
  ['more hours never serve less or cost more', instance => ({ ...instance, facilities: instance.facilities.map(facility => ({ ...facility, lines: facility.lines.map(line => ({ ...line, hours: line.hours.map(hours => hours + 1) })) })) }), noWorse],
  ['more stock never serves less or costs more', instance => ({ ...instance, facilities: instance.facilities.map(facility => ({ ...facility, stock: facility.stock.map(entry => ({ ...entry, quantity: entry.quantity + 2 })) })) }), noWorse],
  ['one more facility never serves less or costs more', instance => ({ ...instance, facilities: [...instance.facilities, ...instance.facilities.slice(0, 1).map(facility => ({ ...facility, id: 'twin' }))] }), noWorse],
  ['lower prices never cost more', instance => ({ ...instance, facilities: instance.facilities.map(facility => ({ ...facility, lines: facility.lines.map(line => ({ ...line, capabilities: line.capabilities.map(made => ({ ...made, unitPrice: made.unitPrice / 2 })) })) })) }), noWorse],
  ['looser limits on facilities never serve less or cost more', instance => eachLine(instance, line => ({ maxFacilities: line.maxFacilities === null ? null : line.maxFacilities + 1, minPerFacility: line.minPerFacility / 2, singleSource: false })), noWorse],
  ['wider regions and no ceiling never serve less or cost more', instance => eachLine(instance, () => ({ regions: null, priceCeiling: null, excludeFacilities: [] })), noWorse],
  ['late delivery allowed never serves less or costs more', instance => eachSlot(instance, slot => ({ lateAllowed: true, latePenaltyPerUnitDay: slot.lateAllowed ? slot.latePenaltyPerUnitDay : 3 })), noWorse],
  ['a smaller batch never serves less or costs more', instance => ({ ...instance, facilities: instance.facilities.map(facility => ({ ...facility, lines: facility.lines.map(line => ({ ...line, capabilities: line.capabilities.map(made => ({ ...made, minBatch: 0, setupCost: made.setupCost / 2 })) })) })) }), noWorse],
  ['other names change nothing', renamed, same],
  ['another order of facilities, products and requests changes nothing', reversed, same],
  ['prices in another currency scale the cost', instance => scaled(instance, 1_000), (before, after) => near(before.unserved, after.unserved) && near(before.cost.toNumber() * 1_000, after.cost.toNumber())],
  ['a later calendar changes nothing', shifted, same],
  ['a facility that can serve nobody changes nothing', instance => ({ ...instance, facilities: [...instance.facilities, { id: 'idle', region: '99', at: null, charge: 0, lines: [], stock: [] }] }), same],
]

describe('solving', () => {
  it.each(laws)('%s', async (_law, change, holds) => {
    const broken: string[] = []
    for (let seed = 0; seed < INSTANCES; seed++) {
      const instance = drawn(seed)
      const [before, after] = await Promise.all([solveCore(instance), solveCore(change(instance))])
      if (!holds(before, after, instance)) broken.push(`seed ${seed}: ${before.status} ${before.unserved} short at ${before.cost}, then ${after.status} ${after.unserved} short at ${after.cost}`)
    }
    expect(broken).toEqual([])
  }, 600_000)

  it('splitting a slot in two at the same place changes nothing where there are no trips and no tolerances', async () => {
    const broken: string[] = []
    for (let seed = 0; seed < INSTANCES; seed++) {
      const instance = withoutTrips(drawn(seed))
      const [before, after] = await Promise.all([solveCore(instance), solveCore(split(instance))])
      if (!same(before, after, instance)) broken.push(`seed ${seed}: ${before.unserved} short at ${before.cost}, then ${after.unserved} short at ${after.cost}`)
    }
    expect(broken).toEqual([])
  }, 600_000)
})

function renamed(instance: Instance): Instance {
  const facility = new Map(instance.facilities.map(({ id }, at) => [id, `z${instance.facilities.length - at}`]))
  const slotKey = (key: string) => key.split('/').map(part => `x-${part}`).join('/')
  return {
    ...instance,
    facilities: instance.facilities.map(each => ({ ...each, id: facility.get(each.id) ?? '', lines: each.lines.map(line => ({ ...line, id: `x-${line.id}` })) })),
    requests: instance.requests.map(request => ({ id: `x-${request.id}`, lines: request.lines.map(line => ({
      ...line, id: `x-${line.id}`, excludeFacilities: line.excludeFacilities.map(id => facility.get(id) ?? ''), slots: line.slots.map(slot => ({ ...slot, id: `x-${slot.id}` })),
    })) })),
    transport: { ...instance.transport, pairs: instance.transport.pairs.map(pair => ({ ...pair, facility: facility.get(pair.facility) ?? '', slot: slotKey(pair.slot) })) },
  }
}

function reversed(instance: Instance): Instance {
  return {
    ...instance, products: instance.products.toReversed(),
    facilities: instance.facilities.toReversed().map(facility => ({ ...facility, lines: facility.lines.toReversed().map(line => ({ ...line, capabilities: line.capabilities.toReversed() })), stock: facility.stock.toReversed() })),
    requests: instance.requests.toReversed().map(request => ({ ...request, lines: request.lines.toReversed().map(line => ({ ...line, slots: line.slots.toReversed() })) })),
    transport: { ...instance.transport, pairs: instance.transport.pairs.toReversed() },
  }
}

/** Every amount of money, the ceiling included. */
function scaled(instance: Instance, by: number): Instance {
  const money = eachSlot(eachLine(instance, line => ({ priceCeiling: line.priceCeiling === null ? null : line.priceCeiling * by })), slot => ({ latePenaltyPerUnitDay: slot.latePenaltyPerUnitDay * by }))
  const { transport } = instance
  return {
    ...money,
    facilities: instance.facilities.map(facility => ({
      ...facility, charge: facility.charge * by, stock: facility.stock.map(entry => ({ ...entry, unitPrice: entry.unitPrice * by })),
      lines: facility.lines.map(line => ({ ...line, capabilities: line.capabilities.map(made => ({ ...made, unitPrice: made.unitPrice * by, setupCost: made.setupCost * by })) })),
    })),
    transport: { ...transport, perUnitKm: transport.perUnitKm * by, perTrip: transport.perTrip * by, pairs: transport.pairs.map(pair => ({ ...pair, perUnit: pair.perUnit * by, perTrip: pair.perTrip * by })) },
  }
}

/** Everything 400 days later. */
function shifted(instance: Instance): Instance {
  const later = (date: string) => new Date(Date.parse(date) + 400 * 86_400_000).toISOString().slice(0, 10)
  const moved = eachSlot(instance, slot => ({ due: later(slot.due), from: slot.from === null ? null : later(slot.from) }))
  return { ...moved, periods: instance.periods.map(period => ({ ...period, start: later(period.start), end: later(period.end) })) }
}

function withoutTrips(instance: Instance): Instance {
  const { transport } = instance
  return {
    ...eachLine(instance, () => ({ under: 0, over: 0, singleSource: false })),
    transport: { ...transport, perTrip: 0, pairs: transport.pairs.map(pair => ({ ...pair, perTrip: 0 })) },
  }
}

function split(instance: Instance): Instance {
  const halves = (slot: SlotSpec): SlotSpec[] => {
    const half = Math.floor(slot.quantity / 2)
    return half > 0 ? [{ ...slot, quantity: half }, { ...slot, id: `${slot.id}-rest`, quantity: slot.quantity - half }] : [slot]
  }
  return {
    ...eachLine(instance, line => ({ slots: line.slots.flatMap(halves) })),
    transport: { ...instance.transport, pairs: instance.transport.pairs.flatMap(pair => [pair, { ...pair, slot: `${pair.slot}-rest` }]) },
  }
}
