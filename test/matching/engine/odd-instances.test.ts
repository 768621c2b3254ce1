import { describe, expect, it } from 'vitest'
import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'
import { type Answer, type Instance, solve, type SolveOptions } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { aShare, capability, facility, instance, line, pair, slot } from './small-instance.js'

const paving = (part: object) => (given: Instance): Instance => ({ ...given, products: given.products.map((product) => ({ ...product, ...part })) })

/** An answer that the checker accepts. */
async function accepted(given: Instance, options: SolveOptions = {}): Promise<Answer> {
  const answer = await solve(given, options)
  expect(checkAnswer(given, answer)).toEqual([])
  return answer
}

const press = (hours: number[], ...capabilities: ReturnType<typeof capability>[]) => ({ lines: [{ id: 'press', hours, capabilities }] })

describe('an instance with odd numbers is answered optimally, and the checker agrees', () => {
  it('two capabilities of one line share a slot where a limit a period keeps either from it', async () => {
    const both = press([100, 0], capability({ class: 'A', unitsPerHour: 1, maxPerPeriod: 5, unitPrice: 10 }), capability({ unitsPerHour: 1, maxPerPeriod: 5, unitPrice: 12 }))
    const dear = facility('dear', { unitPrice: 100 })
    expect(await accepted(instance([facility('able', {}, both), dear], [line({ slots: [slot({ quantity: 8 })] })]))).toMatchObject({ status: 'OPTIMAL', cost: '86' })
  })

  it('what is late may spoil in a long period and keep in a shorter one after it', async () => {
    const periods = [{ id: 'a', start: '2026-12-07', end: '2026-12-09' }, { id: 'b', start: '2026-12-09', end: '2027-01-16' }, { id: 'c', start: '2027-01-16', end: '2027-01-18' }]
    const few = Array.from({ length: 2_100 }, (_, at) => facility(`dear-${at}`, { unitPrice: 1_000 + at, unitsPerHour: 1 }, press([1, 1, 1], capability({ unitPrice: 1_000 + at, unitsPerHour: 1 }))))
    const cheap = facility('cheap', {}, press([1, 100, 100], capability({ unitPrice: 10, unitsPerHour: 1 })))
    const late = slot({ quantity: 10, due: '2026-12-12', lateAllowed: true })
    const given = instance([cheap, ...few], [line({ slots: [late] }), line({ id: '2', slots: [late] })])
    const answer = await accepted(paving({ curingDays: 0, shelfLifeDays: 10 })({ ...given, periods }), { workLimit: 400 })
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '200' })
  })

  it('the least quantity of a facility is whole where the product is', async () => {
    const others = Array.from({ length: 450 }, (_, at) => facility(`other-${at}`, {}, press([100, 0], capability({ product: 'kerb', class: null, unitsPerHour: 1, unitPrice: 50 + at }))))
    const makers = [['a', 8, 10], ['b', 100, 20], ['c', 100, 30]] as const
    const given = instance([...makers.map(([id, hours, unitPrice]) => facility(id, {}, press([hours, 0], capability({ unitsPerHour: 1, unitPrice })))), ...others],
      [line({ minPerFacility: 2.4, slots: [slot({ quantity: 10 })] }), line({ id: '2', product: 'kerb', class: null, slots: [slot({ quantity: 10 })] })])
    const products = [...given.products, { id: 'kerb', curingDays: 0, shelfLifeDays: null, classes: [], whole: false }]
    expect(await accepted(paving({ whole: true })({ ...given, products: products.map((product) => ({ ...product })) }))).toMatchObject({ status: 'OPTIMAL', cost: '630' })
  })

  it.each([
    ['a share at least', [aShare({ facility: 'b', minimum: 0.1666667 })]],
    ['a share at most', [aShare({ facility: 'a', maximum: 0.3333333 })]],
  ])('%s is kept to the last decimal', async (_name, shares) => {
    const given = instance([facility('a', { unitPrice: 10, unitsPerHour: 10_000 }), facility('b', { unitPrice: 12, unitsPerHour: 10_000 })], [line({ slots: [slot({ quantity: 12_345 })] })])
    expect(await accepted({ ...given, shares })).toMatchObject({ status: 'OPTIMAL' })
  })

  it.each([
    ['the most of a period', { maxPerPeriod: 12_345_678.9 }, {}, 20_000_000],
    ['the least batch', { minBatch: 1_234_567.894 }, {}, 2_000_000],
    ['the least of a facility', {}, { minPerFacility: 333_333.334 }, 1_000_000],
  ])('%s is kept to the last decimal', async (_name, cheap, wanted, quantity) => {
    const hours = [1, 0]
    const given = instance([
      facility('a', {}, press(hours, capability({ unitPrice: 10, unitsPerHour: 1e9, ...cheap }))),
      facility('b', {}, press(hours, capability({ unitPrice: 12, unitsPerHour: 1e9, setupCost: 1, ...cheap }))),
    ], [line({ ...wanted, maxFacilities: 2, slots: [slot({ quantity })] })])
    expect(await accepted(given)).toMatchObject({ status: 'OPTIMAL' })
  })

  it('noise in a load that fills its trip does not pay for another', async () => {
    const periods = Array.from({ length: 6 }, (_, at) => ({ id: `d${at}`, start: `2026-12-0${at + 1}`, end: `2026-12-0${at + 2}` }))
    const cheap = facility('cheap', {}, press(periods.map(() => 1), capability({ unitPrice: 10, unitsPerHour: 1.6666666666666667 })))
    const dear = facility('dear', {}, press(periods.map(() => 100), capability({ unitPrice: 100, unitsPerHour: 1 })))
    const given = instance([cheap, dear], [line({ slots: [slot({ quantity: 15 })] })], [pair('cheap', { perTrip: 20, tripLoad: 10 }), pair('dear')])
    const { status, cost } = await accepted({ ...given, periods })
    expect(status).toBe('OPTIMAL')
    expect(Number(cost)).toBeCloseTo(620, 6)
  })

  it('hours that are short of the demand by less than counts as equal serve it', async () => {
    for (const [unitsPerHour, hours, quantity] of [[8.333333333, 120, 1_000], [1, 999_999.9999, 1_000_000]] as const) {
      const given = instance([facility('a', {}, press([hours, 0], capability({ unitsPerHour })))], [line({ slots: [slot({ quantity })] })])
      expect(await accepted(given)).toMatchObject({ status: 'OPTIMAL' })
    }
  })

  it('hours that make very many units are not endless', async () => {
    const given = instance([facility('a', {}, press([6, 0], capability({ unitsPerHour: 2e9 })))], [line({ slots: [slot({ quantity: 1e10 })] }), line({ id: '2', slots: [slot({ quantity: 1e10 })] })])
    expect(await accepted(given)).toMatchObject({ status: 'PARTIAL' })
  })
})

describe('what is no instance', () => {
  const odd = (part: object) => () => instanceFrom({
    format: 'karya-matching-instance/1', periods: [{ id: 'w1', start: '2026-12-07', end: '2026-12-14' }], products: [{ id: 'paving' }], facilities: [],
    requests: [{ id: 'R', lines: [{ id: '1', product: 'paving', slots: [{ id: 's', quantity: 1, due: '2027-01-01' }] }] }], ...part,
  })

  it('days that no date could be written for are refused', () => {
    expect(odd({ products: [{ id: 'paving', curingDays: 1e9 }] })).toThrow('products[0].curingDays: must be a number or a decimal text, at least 0 and at most 100000')
    expect(odd({ transport: { pairs: [{ facility: 'a', slot: 'R/1/s', days: 1e9 }] } })).toThrow('days: must be a number or a decimal text, at least 0 and at most 100000')
  })

  it('a quantity that is noise is refused', () => {
    expect(odd({ requests: [{ id: 'R', lines: [{ id: '1', product: 'paving', slots: [{ id: 's', quantity: 1e-8, due: '2027-01-01' }] }] }] })).toThrow('quantity: must be a number or a decimal text, 0 or at least 0.000001')
  })

  it('capabilities whose names only look alike are two', () => {
    const capabilities = [{ product: 'a b', unitsPerHour: 1 }, { product: 'a', class: 'b', unitsPerHour: 1 }]
    expect(odd({
      products: [{ id: 'a b' }, { id: 'a', classes: ['b'] }, { id: 'paving' }], facilities: [{ id: 'f', lines: [{ id: 'l', hours: [1], capabilities }] }],
    })).not.toThrow()
  })
})

describe('the reasons of an answer', () => {
  it('name the least batch where no period has hours for it', async () => {
    const small = facility('small', {}, press([8, 0], capability({ minBatch: 100 })))
    const { facilities } = await accepted(instance([facility('able'), small], [line({ slots: [slot({ quantity: 50 })] })]), { explain: true })
    expect(facilities.find((verdict) => verdict.facility === 'small')).toMatchObject({ reason: 'MIN_LOT', by: '20' })
  })

  it('state what a quantity below the tolerance costs when it is delivered', async () => {
    const able = facility('able', {}, press([4, 0], capability({ unitsPerHour: 1, unitPrice: 10 })))
    const { relaxations } = await accepted(instance([able], [line({ under: 0.5, slots: [slot({ quantity: 10 })] })]), { explain: true })
    expect(relaxations).toMatchObject([{ kind: 'QUANTITY', to: '4', cost: '40' }])
  })
})
