import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import type { PlanningFacts } from '../../../src/modules/matching/instance/planning-facts.js'
import { verdictsOf } from '../../../src/modules/matching/instance/verdicts.js'
import { planCost } from '../../../src/modules/matching/planning/plan-cost.js'
import { solveFacts, type Solved } from '../../../src/modules/matching/planning/solve-facts.js'
import { addDays, daysBetween, weekdayOf } from '../../../src/values/calendar-date.js'
import { sumOf } from '../../../src/values/decimal.js'
import { cake, capability, facility, facts, FIRST_DAY, line, paving, press, slot, workingWeeks } from './facts.js'

const solve = (given: PlanningFacts, objective: 'COST' | 'EARLIEST' = 'COST'): Promise<Solved> => solveFacts(given, { objective, timeLimitSeconds: 20 })

describe('planning 500 m² of class D from one line at 51 m² a day', () => {
  it('takes ten working days and 28 days of curing', async () => {
    const { answer, allocations } = await solve(facts(), 'EARLIEST')
    const days = allocations.map(({ day }) => day ?? '').sort()
    expect(answer.status).toBe('OPTIMAL')
    expect(new Set(days).size).toBe(10)
    expect(days.every((day) => weekdayOf(day) <= 5)).toBe(true)
    expect([days[0], days.at(-1)]).toEqual([FIRST_DAY, '2026-12-11'])
    const last = allocations.map(({ arrivesOn }) => arrivesOn).sort().at(-1) ?? ''
    expect(daysBetween('2026-12-12', last)).toBe(28 + 1)
  })

  it('asks for no more hours than each day has, and for all of the quantity', async () => {
    const { allocations } = await solve(facts())
    expect(sumOf(allocations.map(({ quantity }) => quantity)).toFixed()).toBe('500')
    expect(allocations.every(({ hours }) => Number(hours) <= 6)).toBe(true)
  })

  it('costs what its parts cost, in whole rupiah', async () => {
    const { answer, allocations } = await solve(facts())
    const cost = planCost(allocations)
    expect(cost.isInteger()).toBe(true)
    expect(Math.abs(Number(answer.cost) - cost.toNumber())).toBeLessThan(2)
    expect(sumOf(allocations.map(({ productionCost }) => productionCost)).toFixed()).toBe('35000000')
  })

  it('gives an instance and an answer that the independent checker accepts', async () => {
    const { planning: { instance }, answer } = await solve(facts())
    expect(checkAnswer(instance, answer)).toEqual([])
  })
})

describe('the verdict about a facility that is too dear for the line', () => {
  it('says by how much its cheapest unit, delivered, is above the ceiling', async () => {
    const dear = facility({ id: 'gambir', name: 'Lapas Gambir', at: [-6.19, 106.81], lines: [press({ id: 'dear', capabilities: [capability({ id: 'dear', unitPrice: 91_234.5 }), capability({ id: 'dearer', unitPrice: 95_000 })] })] })
    const given = facts({ facilities: [facility(), dear], lines: [line({ priceCeiling: 80_000 })] })
    const verdict = verdictsOf(given, (await solve(given)).answer).find(({ facility: id }) => id === 'gambir')
    expect(verdict).toMatchObject({ chosen: false, reason: 'PRICE_CEILING', by: '11234.5', text: {
      en: 'The cheapest MTK of Lapas Gambir is 11,234.5 above the price ceiling.', id: 'Harga MTK termurah dari Lapas Gambir 11.234,5 di atas batas harga.',
    } })
  })
})

describe('planning by weeks', () => {
  const large = facts({
    facilities: [facility({ lines: [press({ capabilities: [capability({ minimumBatch: 200, setupHours: 2, setupCost: 100_000 })] })] })],
    lines: [line({ slots: [slot({ quantity: 700.5, due: '2027-03-17' })] })],
  })

  it('is chosen when a day cannot make the least batch, and is spread over days that have the hours', async () => {
    const { planning, allocations, answer } = await solve(large)
    expect(planning.instance.periods.length).toBeLessThan(25)
    expect(answer.status).toBe('OPTIMAL')
    expect(sumOf(allocations.map(({ quantity }) => quantity)).toFixed()).toBe('700.5')
    const hours = Map.groupBy(allocations, ({ day }) => day)
    for (const [day, parts] of hours) {
      expect(weekdayOf(day ?? '')).toBeLessThanOrEqual(5)
      expect(sumOf(parts.map((part) => part.hours)).toNumber()).toBeLessThanOrEqual(6)
    }
  })

  it('uses all days from which what is made still arrives, and joins days that are too few for a least batch with those before', async () => {
    const { answer } = await solve({ ...large, request: { ...large.request, lines: [line({ slots: [slot({ quantity: 370, due: '2027-01-08' })] })] } })
    expect(answer.status).toBe('OPTIMAL')
    expect(answer.allocations.map(({ period }) => period)).toEqual(['2026-11-30..2026-12-09'])
  })

  it('pays a set-up once for each run', async () => {
    const { allocations, answer } = await solve(large)
    const runs = new Set(answer.allocations.map(({ period }) => period))
    expect(sumOf(allocations.map(({ setupCost }) => setupCost)).toNumber()).toBe(100_000 * runs.size)
  })
})

describe('planning what spoils', () => {
  const bakery = facility({ id: 'bakery', lines: [press({ capabilities: [capability({ id: 'oven', productId: 'cake', qualityClass: null, outputPerHour: 20.5, unitPrice: 9_000 })], free: workingWeeks(7, 60) })] })
  const party = line({ product: cake, qualityClass: null, slots: [slot({ quantity: 140, from: '2026-12-17', due: '2026-12-17' })] })

  it('makes whole pieces, so late that half of their life is left on arrival', async () => {
    const { answer, allocations } = await solve(facts({ facilities: [bakery], lines: [party] }))
    expect(answer.status).toBe('OPTIMAL')
    for (const { day, quantity, arrivesOn } of allocations) {
      expect(Number.isInteger(Number(quantity))).toBe(true)
      expect(addDays(day ?? '', 2) >= arrivesOn).toBe(true)
    }
  })

  it('cannot serve more than the last days make', async () => {
    const { answer } = await solve(facts({ facilities: [bakery], lines: [{ ...party, slots: [slot({ quantity: 900, from: '2026-12-17', due: '2026-12-17' })] }] }))
    expect(answer.status).toBe('PARTIAL')
  })
})

describe('planning what keeps for weeks beside what takes longer than a day', () => {
  const jar = { ...cake, id: 'jar', shelfLifeDays: 90 }
  const statue = { ...cake, id: 'statue', shelfLifeDays: null }
  const kitchen = facility({ id: 'kitchen', lines: [press({ id: 'stove', capabilities: [capability({ id: 'jars', productId: 'jar', qualityClass: null, outputPerHour: 10 })] })] })
  const studio = (changes = {}) => facility({ id: 'studio', lines: [press({ id: 'bench', capabilities: [capability({ id: 'statues', productId: 'statue', qualityClass: null, outputPerHour: 0.1, ...changes })] })] })
  const lines = [
    line({ id: 'jars', product: jar, qualityClass: null, slots: [slot({ id: 'jars', quantity: 100, due: '2026-12-12' })] }),
    line({ id: 'statues', product: statue, qualityClass: null, slots: [slot({ id: 'statues', quantity: 4, due: '2026-12-14' })] }),
  ]

  it('counts the hours of each production line as that line needs it, and fits the days', async () => {
    const { answer, allocations, planning: { instance } } = await solve(facts({ facilities: [kitchen, studio()], lines }))
    expect(answer.status).toBe('OPTIMAL')
    expect(checkAnswer(instance, answer)).toEqual([])
    const used = Map.groupBy(allocations, ({ productionLineId, day }) => `${productionLineId} ${day}`)
    for (const [day, parts] of used) expect(sumOf(parts.map(({ hours }) => hours)).toNumber(), day).toBeLessThanOrEqual(6)
    expect(sumOf(allocations.filter(({ requestLineId }) => requestLineId === 'statues').map(({ hours }) => hours)).toNumber()).toBeCloseTo(40, 4)
  })

  it('leaves the longer runs theirs where the limits of a day have to be planned apart', async () => {
    const limited = facility({ id: 'yard', lines: [press({ id: 'mould', capabilities: [
      capability({ id: 'slabs', maximumPerDay: 10, qualityClass: null }), capability({ id: 'jars', productId: 'jar', qualityClass: null }),
    ] })] })
    const slab = { ...paving, classes: [], curingDays: 0 }
    const slabs = (id: string) => line({ id, product: slab, qualityClass: null, slots: [slot({ id, quantity: 25, due: '2026-12-31' })] })
    const { answer, allocations } = await solve(facts({ facilities: [limited, studio()], lines: [slabs('one'), slabs('other'), ...lines] }), 'EARLIEST')
    expect(answer.status).toBe('OPTIMAL')
    const made = Map.groupBy(allocations.filter(({ capabilityId }) => capabilityId === 'slabs'), ({ day }) => day)
    for (const [day, parts] of made) expect(sumOf(parts.map(({ quantity }) => quantity)).toNumber(), day ?? '').toBeLessThanOrEqual(10)
  })

  it('takes a set-up of more than a day for what it is', async () => {
    const { answer } = await solve(facts({ facilities: [kitchen, studio({ outputPerHour: 2, setupHours: 8 })], lines }))
    expect(answer.status).toBe('OPTIMAL')
  })
})

describe('planning with prices that change', () => {
  it('pays on each day what holds on that day, from one pool of hours', async () => {
    const changing = press({ capabilities: [capability({ id: 'old', validTo: '2026-12-07' }), capability({ id: 'new', validFrom: '2026-12-07', unitPrice: 60_000 })] })
    const { allocations } = await solve(facts({ facilities: [facility({ lines: [changing] })] }), 'EARLIEST')
    for (const { day, unitPrice, capabilityId, productionLineId } of allocations) {
      expect({ unitPrice, capabilityId, productionLineId }).toEqual((day ?? '') < '2026-12-07'
        ? { unitPrice: '70000', capabilityId: 'old', productionLineId: 'press' } : { unitPrice: '60000', capabilityId: 'new', productionLineId: 'press' })
    }
    expect(new Set(allocations.map(({ capabilityId }) => capabilityId)).size).toBe(2)
  })
})

describe('planning with stock', () => {
  it('takes what lies there first when it must be early, with its curing done', async () => {
    const stocked = facility({ stock: [{ id: 'pile', productId: 'paving', qualityClass: 'C', quantity: 120, unitPrice: 71_000, producedOn: '2026-10-01' }] })
    const { allocations } = await solve(facts({ facilities: [stocked], lines: [line({ slots: [slot({ quantity: 100, due: '2026-12-05' })] })] }))
    expect(allocations).toEqual([expect.objectContaining({ stockItemId: 'pile', day: null, hours: '0', quantity: '100', qualityClass: 'C' })])
  })
})

describe('planning without facilities', () => {
  it('is infeasible', async () => {
    expect((await solve(facts({ facilities: [] }))).answer.status).toBe('INFEASIBLE')
  })
})
