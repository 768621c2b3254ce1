import { describe, expect, it } from 'vitest'
import type { VerdictReason } from '../../../src/modules/matching/engine/answer.js'
import { type ShareRule, solve, solveCore } from '../../../src/modules/matching/engine/index.js'
import { verdictsOf } from '../../../src/modules/matching/engine/explain/verdicts.js'
import { smallWhole } from '../brute-force/small-problems.js'
import { aShare } from '../engine/small-instance.js'
import { workshop, type Workshop } from './workshop.js'

const east = { unitPrice: 10 }

const cases: [VerdictReason, string | null, string, Workshop][] = [
  ['EXCLUDED', null, 'excludes', { facilities: { east, west: { unitPrice: 1 } }, line: { excludeFacilities: ['west'] } }],
  ['REGION', null, '33.18', { facilities: { east, west: { unitPrice: 1, region: '33.18' } }, line: { regions: ['31'] } }],
  ['NO_CAPABILITY', null, 'Neither makes nor stocks', { facilities: { east, west: { without: true } } }],
  ['QUALITY_CLASS', null, 'Offers class C; class B', { facilities: { east, west: { unitPrice: 1, class: 'C' } } }],
  ['FORBIDDEN', null, 'no way to transport', { facilities: { east, west: { unitPrice: 1, forbidden: true } } }],
  ['NO_CAPACITY_BEFORE', '2027-01-03', '3 January 2027', { facilities: { east, west: { unitPrice: 1, days: 20 } } }],
  ['NO_CAPACITY_BEFORE', '2026-12-21', 'no free hours', { facilities: { east, west: { unitPrice: 1, hours: [0, 0] } } }],
  ['SHELF_LIFE', null, 'spoiled', { facilities: { east: { ...east, days: 1, hours: [0, 10] }, west: { unitPrice: 1, hours: [10, 0] } }, shelfLifeDays: 17 }],
  ['PRICE_CEILING', '2.5', '2.5 above the price ceiling', { facilities: { east, west: { unitPrice: 12.5 } }, line: { priceCeiling: 10 } }],
  ['MIN_LOT', '5', 'least lot is 25; at most 20', { facilities: { east: { hours: [20, 20] }, west: { unitPrice: 1 } }, line: { minPerFacility: 25 }, quantity: 30 }],
  ['MIN_LOT', '2', 'least lot is 12; at most 10', { facilities: { east, west: { unitPrice: 1, minBatch: 12, hours: [20, 20] } } }],
  ['TOO_DEAR', '0.5', '0.5 more than the dearest', { facilities: { east, west: { unitPrice: 9, perUnit: 1.5 } } }],
  ['MAX_FACILITIES', null, 'uses 1 facilities', { facilities: { east: { hours: [20, 20] }, west: { unitPrice: 1, hours: [4, 0] } }, line: { maxFacilities: 1 } }],
  ['MIN_LOT', null, 'would not make the plan better', { facilities: { east: { unitPrice: 5, setupCost: 40 }, west: { unitPrice: 8, minBatch: 4, hours: [4, 0] } }, quantity: 10 }],
  ['NOT_NEEDED', null, 'could take part', { facilities: { east, west: { unitPrice: 10 } }, line: {}, quantity: 10 }],
]

describe('the verdict about a facility that is not chosen', () => {
  it.each(cases)('is %s (%s): %s', async (reason, by, phrase, parts) => {
    const core = await solveCore(workshop(parts))
    const verdict = verdictsOf(core).find(each => !each.chosen)
    expect(verdict).toMatchObject({ reason, by })
    expect(verdict?.text.en).toContain(phrase)
    expect(verdict?.text.id).not.toBe(verdict?.text.en)
  })

  it('is that other lines of the plan take its hours', async () => {
    const one = workshop({ facilities: { east: { unitPrice: 1, hours: [10, 0] }, west: { unitPrice: 20 } } })
    const [request] = one.requests
    const both = { ...one, requests: [...one.requests, { ...request, id: 'Q', lines: request?.lines ?? [] }], transport: { ...one.transport, pairs: one.transport.pairs.flatMap(pair => [pair, { ...pair, slot: 'Q/1/s' }]) } }
    const reasons = verdictsOf(await solveCore(both)).map(each => each.reason).sort()
    expect(reasons).toEqual(['CAPACITY_TAKEN', 'CHOSEN', 'CHOSEN', 'TOO_DEAR'])
  })
})

describe('where shares stand in the way, the verdict', () => {
  const both = { facilities: { east: {}, west: { unitPrice: 12 } } }
  const explained = (shares: ShareRule[], parts: Workshop = both) => solve({ ...workshop(parts), shares }, { explain: true })

  it('is SHARES for whoever would deliver without them, and says how much', async () => {
    const { facilities } = await explained([aShare({ facility: 'west', minimum: 1 })])
    expect(facilities.find(({ facility }) => facility === 'east')).toMatchObject({ reason: 'SHARES', by: '10', text: { en: expect.stringContaining('Without the shares that have to be kept it would deliver 10'), id: expect.stringContaining('Tanpa aturan bagian') } })
  })

  it('is SHARES for all who could take part where nothing can be served with them', async () => {
    const { status, facilities, service, relaxations } = await explained([aShare({ facility: 'east', minimum: 0.6 }), aShare({ facility: 'west', minimum: 0.6 })])
    expect(status).toBe('INFEASIBLE')
    expect(facilities.map(({ facility, reason, by }) => [facility, reason, by])).toEqual([['east', 'SHARES', '10'], ['west', 'SHARES', null]])
    expect(facilities[1]?.text).toEqual({ en: expect.stringContaining('no plan delivers more in all; without them one does'), id: expect.stringContaining('tanpa aturan itu ada') })
    expect(service?.short[0]?.text).toEqual({
      en: 'R/1: 0 of 10 can be delivered. The shares that have to be kept are in the way: without them 10 could be.',
      id: 'R/1: 0 dari 10 dapat dikirim. Aturan bagian yang harus dijaga menghalangi: tanpa aturan itu 10 dapat dikirim.',
    })
    expect(relaxations).toEqual([])
  })

  it('is not SHARES where they change nothing', async () => {
    const { facilities } = await explained([aShare({ facility: 'east', minimum: 0.5 })])
    expect(facilities.find(({ facility }) => facility === 'west')).toMatchObject({ reason: 'TOO_DEAR', by: '2' })
  })
})

describe('the verdict about a facility that is chosen', () => {
  it('says how much and when', async () => {
    const [verdict] = verdictsOf(await solveCore(workshop({ facilities: { east: { hours: [6, 6], days: 2 } } })))
    expect(verdict).toMatchObject({ chosen: true, reason: 'CHOSEN', by: null })
    expect(verdict?.text).toEqual({
      en: 'Delivers 10, made in 2 periods; the last arrives on 23 December 2026.',
      id: 'Mengirim 10, dibuat dalam 2 periode; yang terakhir tiba pada 23 Desember 2026.',
    })
  })
})

/** Reasons that say a facility can do nothing for the line, against those that say it could. A least lot may be either. */
const cannot: ReadonlySet<VerdictReason> = new Set([
  'EXCLUDED', 'REGION', 'NO_CAPABILITY', 'QUALITY_CLASS', 'FORBIDDEN', 'NO_CAPACITY_BEFORE', 'SHELF_LIFE', 'PRICE_CEILING',
])

describe('verdicts on random instances', () => {
  it('say that a facility cannot serve only where brute force finds no way from it', async () => {
    const wrong: string[] = []
    for (let seed = 0; seed < 150; seed++) {
      const { instance, problem } = smallWhole(seed, 500)
      const usable = problem.ways.filter(way => way.stock !== null || (way.capability !== null && canMake(way.capability, problem.hours.get(way.hours ?? '') ?? 0)))
      for (const verdict of verdictsOf(await solveCore(instance))) {
        const ways = usable.filter(({ ids }) => ids.request === verdict.request && ids.line === verdict.line && ids.facility === verdict.facility)
        if (!verdict.chosen && verdict.reason !== 'MIN_LOT' && cannot.has(verdict.reason) !== (ways.length === 0)) wrong.push(`seed ${seed} ${verdict.request}/${verdict.line} ${verdict.facility}: ${verdict.reason}, ${ways.length} ways`)
      }
    }
    expect(wrong).toEqual([])
  }, 600_000)
})

function canMake({ setupHours, unitsPerHour, minBatch, maxPerPeriod }: { setupHours: number; unitsPerHour: number; minBatch: number; maxPerPeriod: number | null }, hours: number): boolean {
  const most = Math.min((hours - setupHours) * unitsPerHour, maxPerPeriod ?? Infinity)
  return most > 0 && most >= minBatch
}
