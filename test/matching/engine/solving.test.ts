import { describe, expect, it } from 'vitest'
import { type Instance, type SolveOptions, solve } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { aShare, facility, instance, line, pair, slot, stock } from './small-instance.js'

const solved = (given: Instance, options: SolveOptions = {}) => solve(given, options)
const quantities = async (given: Instance, options: SolveOptions = {}): Promise<string[]> =>
  (await solved(given, options)).allocations.map((placed) => `${placed.facility} ${placed.period ?? 'stock'} ${placed.quantity}`)

describe('solving when not all can be served', () => {
  it('is infeasible when no facility makes the class', async () => {
    const answer = await solved(instance([facility('pati', { class: 'C' })], [line()]))
    expect(answer).toMatchObject({ status: 'INFEASIBLE', cost: '0', allocations: [] })
  })

  it('is infeasible when nothing can arrive in time', async () => {
    const answer = await solved(instance([facility('pati')], [line({ slots: [slot({ due: '2026-12-20' })] })]))
    expect(answer.status).toBe('INFEASIBLE')
  })

  it('serves as much as it can, at the least cost', async () => {
    const answer = await solved(instance([facility('pati'), facility('tangerang', { unitPrice: 80, maxPerPeriod: 30 })], [line({ slots: [slot({ quantity: 1000 })] })]))
    expect(answer).toMatchObject({ status: 'PARTIAL', cost: '24800' })
  })

  it('prefers serving more to serving cheaply', async () => {
    const given = instance([facility('pati', { unitPrice: 9000 }), facility('tangerang')], [line({ maxFacilities: 1, slots: [slot({ quantity: 500 })] })])
    const dear = instance([facility('pati', { unitPrice: 9000, unitsPerHour: 11 }), facility('tangerang')], [line({ maxFacilities: 1, slots: [slot({ quantity: 500 })] })])
    expect(await solved(given)).toMatchObject({ status: 'PARTIAL', cost: '20000' })
    expect(await solved(dear)).toMatchObject({ status: 'PARTIAL', cost: '1980000' })
  })

  it('leaves out a facility whose minimum batch is more than is asked for', async () => {
    const answer = await solved(instance([facility('pati', { minBatch: 60 })], [line({ slots: [slot({ quantity: 50 })] })]))
    expect(answer.status).toBe('INFEASIBLE')
  })
})

describe('solving for the least cost', () => {
  it('gives a plan and what is proven of it when time is over before the proof', async () => {
    const makers = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => facility(id, { unitPrice: 90 + 7 * at, setupCost: 400 + 130 * ((at * 5) % 4) }, { charge: 150 * (at % 3) }))
    const given = instance(makers, [line({ slots: [slot({ quantity: 530 })] })])
    const [best, hurried] = [await solved(given), await solved(given, { timeLimitSeconds: 0 })]
    expect(best.status).toBe('OPTIMAL')
    expect(hurried.service).toBeNull()
    expect(Number(hurried.cost)).toBeGreaterThanOrEqual(Number(best.cost))
    expect(Number(hurried.bound)).toBeLessThanOrEqual(Number(best.cost))
    expect(Number(hurried.bound)).toBeGreaterThan(0.9 * Number(best.cost))
    expect(checkAnswer(given, hurried)).toEqual([])
  })

  it('pays one set-up instead of two small savings', async () => {
    const given = instance([facility('pati', { setupCost: 500 }), facility('tangerang', { unitPrice: 99, setupCost: 700 })], [line()])
    const answer = await solved(given)
    expect(answer.allocations.map((placed) => `${placed.facility} ${placed.quantity}`)).toEqual(['pati 100'])
  })

  it('counts set-up hours as hours', async () => {
    const answer = await solved(instance([facility('pati', { setupHours: 2 })], [line({ slots: [slot({ quantity: 160 })] })]))
    expect(answer.allocations.map((placed) => placed.quantity)).toEqual(['80', '80'])
  })

  it('uses stock before it makes more', async () => {
    expect(await quantities(instance([facility('pati', {}, { stock: [stock()] })], [line()]))).toContain('pati stock 50')
  })

  it('weighs lateness at its agreed price', async () => {
    const late = slot({ due: '2026-12-25', lateAllowed: true, latePenaltyPerUnitDay: 2, quantity: 150 })
    const answer = await solved(instance([facility('pati'), facility('tangerang', { unitPrice: 130 })], [line({ slots: [late] })]))
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '15300', breakdown: { lateness: '300' } })
  })

  it('fills trips', async () => {
    const given = instance([facility('pati'), facility('tangerang')], [line()], [pair('pati', { perTrip: 10, tripLoad: 30 }), pair('tangerang', { perTrip: 25, tripLoad: 70 })])
    expect(await solved(given)).toMatchObject({ status: 'OPTIMAL', cost: '10035' })
  })

  it('delivers the least that the tolerance allows', async () => {
    const answer = await solved(instance([facility('pati')], [line({ under: 0.1, over: 0.1 })]))
    expect(answer.allocations.map((placed) => placed.quantity)).toEqual(['90'])
  })

  it('makes whole pieces of a whole product', async () => {
    const given = instance([facility('pati', { unitsPerHour: 1.25, maxPerPeriod: 12.5 })], [line({ slots: [slot({ quantity: 24 })] })])
    const whole = { ...given, products: given.products.map((product) => ({ ...product, whole: true })) }
    expect(await quantities(whole)).toEqual(['pati w1 12', 'pati w2 12'])
  })
})

describe('solving with several wishes', () => {
  it('serves each slot from one facility where the line asks for it', async () => {
    const slots = [slot({ id: 'north', quantity: 150 }), slot({ id: 'south', quantity: 150 })]
    const answer = await solved(instance([facility('pati'), facility('tangerang', { unitPrice: 120 })], [line({ singleSource: true, slots })]))
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '33000' })
  })

  it('finishes as early as it can, whatever it costs', async () => {
    const given = instance([facility('pati'), facility('tangerang', { unitPrice: 500 })], [line({ slots: [slot({ quantity: 150 })] })])
    expect(await quantities(given, { objective: 'EARLIEST' })).toEqual(['pati w1 100', 'tangerang w1 50'])
  })

  it('takes the fewest facilities, then the cheapest of them', async () => {
    const given = instance([facility('pati', { maxPerPeriod: 40 }), facility('tangerang', { unitPrice: 120 }), facility('kendal', { unitPrice: 110 })], [line()])
    const answer = await solved(given, { objective: 'FEWEST_FACILITIES' })
    expect(answer.allocations.map((placed) => placed.facility)).toEqual(['kendal'])
  })

  it('keeps the shares that are asked for', async () => {
    const given = instance([facility('pati'), facility('tangerang', { unitPrice: 120 })], [line()])
    expect(await solved({ ...given, shares: [aShare({ facility: 'tangerang', minimum: 0.25 })] })).toMatchObject({ status: 'OPTIMAL', cost: '10500' })
  })
})
