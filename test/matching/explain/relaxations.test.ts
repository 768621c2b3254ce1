import { describe, expect, it } from 'vitest'
import type { Answer, Relaxation } from '../../../src/modules/matching/engine/answer.js'
import { type Change, changed } from '../../../src/modules/matching/engine/explain/change.js'
import { pricesOf } from '../../../src/modules/matching/engine/explain/prices.js'
import { savingsOf } from '../../../src/modules/matching/engine/explain/relaxations.js'
import { Resolver } from '../../../src/modules/matching/engine/explain/resolver.js'
import { solve, solveCore } from '../../../src/modules/matching/engine/index.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { bestPlans, plansOf } from '../brute-force/enumerate.js'
import { smallWhole } from '../brute-force/small-problems.js'
import { problemOf, type Problem } from '../brute-force/ways.js'
import { workshop, type Workshop } from './workshop.js'

const explained = (instance: Instance) => solve(instance, { explain: true })
const of = (answer: Answer, kind: Relaxation['kind']) => answer.relaxations.filter(each => each.kind === kind)

describe('when not all can be served, the answer states', () => {
  const scarce: [string, Relaxation['kind'], Workshop, Partial<Relaxation>][] = [
    ['the earliest date for all of it', 'DUE_DATE', { facilities: { east: { hours: [6, 6] } }, due: '2026-12-15' }, { to: '2026-12-21', cost: '100' }],
    ['how many facilities it takes', 'MAX_FACILITIES', { facilities: { a: { hours: [4, 0] }, b: { hours: [4, 0] }, c: { hours: [4, 0] }, d: { hours: [1, 0] } }, line: { maxFacilities: 1 } }, { to: '3', cost: '100' }],
    ['how far the region must widen', 'REGIONS', { facilities: { a: { hours: [6, 0] }, b: { hours: [6, 0], region: '31.75' }, c: { region: '36.71', unitPrice: 1 } }, line: { regions: ['31.71'] } }, { to: '31', cost: '100' }],
    ['that any region is needed', 'REGIONS', { facilities: { a: { hours: [6, 0] }, c: { region: '36.71', unitPrice: 1 } }, line: { regions: ['31'] } }, { to: 'any', cost: '10' }],
    ['the least price ceiling', 'PRICE_CEILING', { facilities: { a: { hours: [6, 0] }, b: { hours: [6, 0], unitPrice: 14 }, c: { unitPrice: 17 } }, line: { priceCeiling: 12 } }, { to: '14', cost: '116' }],
    ['the largest least lot that works', 'MIN_PER_FACILITY', { facilities: { a: { hours: [6, 0] }, b: { hours: [3, 3] } }, line: { minPerFacility: 7 } }, { to: '5', cost: '100' }],
    ['a lower class', 'CLASS', { facilities: { a: { hours: [6, 0] }, b: { class: 'C', unitPrice: 3 } } }, { to: 'C', cost: '30' }],
    ['that the slot may have several sources', 'SINGLE_SOURCE', { facilities: { a: { hours: [6, 0] }, b: { hours: [6, 0] } }, line: { singleSource: true } }, { to: 'no', cost: '100' }],
    ['that the excluded are needed', 'EXCLUSIONS', { facilities: { a: { hours: [6, 0] }, b: { hours: [6, 0] } }, line: { excludeFacilities: ['b'] } }, { to: 'none', cost: '100' }],
    ['the largest quantity', 'QUANTITY', { facilities: { a: { hours: [6, 1.5] } } }, { slot: 's', to: '7.5', cost: '75' }],
  ]

  it.each(scarce)('%s (%s)', async (_what, kind, parts, expected) => {
    const answer = await explained(workshop(parts))
    expect(answer.status).not.toBe('OPTIMAL')
    expect(of(answer, kind)).toMatchObject([{ request: 'R', line: '1', saves: null, ...expected }])
    expect(of(answer, kind)[0]?.text.id).not.toBe(of(answer, kind)[0]?.text.en)
  })

  it('no relaxation that would not help', async () => {
    const answer = await explained(workshop({ facilities: { a: { hours: [3, 3] } }, line: { regions: ['31'], maxFacilities: 1, singleSource: true } }))
    expect(answer.relaxations.map(each => each.kind)).toEqual(['QUANTITY'])
  })
})

describe('when all can be served, the answer states', () => {
  const saving: [string, Relaxation['kind'], Workshop, Partial<Relaxation>][] = [
    ['what one more facility saves', 'MAX_FACILITIES', { facilities: { a: { hours: [10, 10] }, b: { hours: [4, 0], unitPrice: 2 } }, line: { maxFacilities: 1 } }, { to: '2', cost: '68', saves: '32' }],
    ['what a wider region saves', 'REGIONS', { facilities: { a: {}, b: { region: '33.01', unitPrice: 4 } }, line: { regions: ['31'] } }, { to: 'any', cost: '40', saves: '60' }],
    ['what a week more saves', 'DUE_DATE', { facilities: { a: {}, b: { unitPrice: 4, days: 12 } }, due: '2026-12-25' }, { to: '2027-01-01', cost: '40', saves: '60' }],
    ['what a lower class saves', 'CLASS', { facilities: { a: {}, b: { class: 'C', unitPrice: 4 } } }, { to: 'C', cost: '40', saves: '60' }],
    ['what a lower least lot saves', 'MIN_PER_FACILITY', { facilities: { a: {}, b: { unitPrice: 4, hours: [2, 2] } }, line: { minPerFacility: 5 } }, { to: '4', cost: '76', saves: '24' }],
  ]

  it.each(saving)('%s (%s)', async (_what, kind, parts, expected) => {
    const answer = await explained(workshop(parts))
    expect(answer.status).toBe('OPTIMAL')
    expect(of(answer, kind)[0]).toMatchObject(expected)
  })

  it('what one more hour saves where hours are used up', async () => {
    const answer = await explained(workshop({ facilities: { cheap: { unitPrice: 4, hours: [3, 0] }, dear: { unitPrice: 10 } } }))
    expect(answer.prices).toMatchObject([{ constraint: 'hours:cheap/l/w1', value: '6' }])
  })

  it('no more than is proved to be saved: what a longer search might find is no saving of a change', async () => {
    const core = await solveCore(workshop({ facilities: { cheap: { unitPrice: 4, hours: [3, 0] }, dear: { unitPrice: 10 } } }))
    const worse = (by: number) => ({ ...core, status: 'FEASIBLE' as const, cost: core.cost.plus(10), bound: core.bound.minus(by) })
    expect((await pricesOf(worse(2), new Resolver({})))[0]?.value).toMatch(/^4|^3\.99999/)
    expect(await pricesOf(worse(7), new Resolver({}))).toEqual([])
    expect((await savingsOf(worse(2), new Resolver({}))).filter(({ saves }) => Number(saves) > 0)).toEqual([])
  })

  it('no price where nothing is scarce', async () => {
    expect((await explained(workshop({ facilities: { a: {} } }))).prices).toEqual([])
  })
})

describe('every relaxation stated about a random instance', () => {
  it('is true: brute force finds the same after the change', async () => {
    const wrong: string[] = []
    let judged = 0
    for (let seed = 0; seed < 80; seed++) {
      const { instance } = smallWhole(seed, 200)
      const answer = await explained(instance)
      const quantities = of(answer, 'QUANTITY')
      const claims = answer.relaxations.filter(each => each.kind !== 'QUANTITY').map(each => [each])
      for (const claim of quantities.length > 0 ? [...claims, quantities] : claims) {
        const problem = problemOf([...claim, ...claim === quantities ? nothingOfOthers(answer) : []].reduce(changed, instance))
        if (plansOf(problem) > 20_000) continue
        judged++
        if (!isTrue(claim, answer, problem)) wrong.push(`seed ${seed} ${JSON.stringify(claim)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(judged).toBeGreaterThan(40)
  }, 600_000)
})

/** Short slots of which nothing can be had are not offered. */
function nothingOfOthers({ service }: Answer): Change[] {
  const none = service?.short.filter(({ served }) => Number(served) === 0) ?? []
  return none.map(({ request, line, slot }) => ({ kind: 'QUANTITY', request, line, slot, to: '0' }))
}

describe('every price stated about a random instance', () => {
  it('is true: with one hour or one unit more brute force finds a plan that costs so much less', async () => {
    const wrong: string[] = []
    let judged = 0
    for (let seed = 0; seed < 500; seed++) {
      const { instance } = smallWhole(seed, 200)
      const core = await solveCore(instance)
      for (const price of core.status === 'OPTIMAL' ? await pricesOf(core, new Resolver({})) : []) {
        const problem = problemOf(withOneMore(instance, price.constraint))
        if (plansOf(problem) > 20_000) continue
        judged++
        const { merit } = bestPlans(problem).COST
        if (merit.unserved > 0 || Math.abs(core.cost.toNumber() - merit.cost - Number(price.value)) > 1e-6) wrong.push(`seed ${seed} ${JSON.stringify(price)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(judged).toBeGreaterThan(20)
  }, 600_000)
})

function withOneMore(given: Instance, constraint: string): Instance {
  const instance = structuredClone(given)
  const [what, place = ''] = constraint.split(':')
  const [id, source = '', period = ''] = place.split('/')
  const facility = instance.facilities.find(each => each.id === id)
  const entry = facility?.stock[Number(source)]
  const line = facility?.lines.find(each => each.id === source)
  const at = instance.periods.findIndex(each => each.id === period)
  if (what === 'stock' && entry) entry.quantity += 1
  else if (line) line.hours[at] = (line.hours[at] ?? 0) + 1
  else throw new Error(`${constraint} is not in the instance`)
  return instance
}

/** The best plan after the change costs what is stated, and leaves nothing of what it is to serve unserved. */
function isTrue(claim: readonly Relaxation[], answer: Answer, problem: Problem): boolean {
  const { unserved, cost } = bestPlans(problem).COST.merit
  const [first] = claim
  const servesAll = answer.status === 'OPTIMAL' || first?.kind === 'QUANTITY' || problem.lines.length === 1
  const saves = first?.saves ?? null
  const same = (text: string, value: number) => Math.abs(Number(text) - value) < 1e-6
  return same(first?.cost ?? '', cost) && (saves === null || same(saves, Number(answer.cost) - cost)) && (!servesAll || unserved === 0)
}
