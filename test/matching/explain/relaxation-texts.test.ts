import { describe, expect, it } from 'vitest'
import type { Relaxation } from '../../../src/modules/matching/engine/answer.js'
import { changed } from '../../../src/modules/matching/engine/explain/change.js'
import { shortOf } from '../../../src/modules/matching/engine/explain/resolver.js'
import { solve, solveCore } from '../../../src/modules/matching/engine/index.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { smallContinuous } from '../brute-force/small-problems.js'
import { workshop } from './workshop.js'

const MONEY = 7123.457
const UNITS = 137.239

/** The instance in other units of money and quantity: its numbers have as many decimals as those of people. */
function inOtherUnits(instance: Instance): Instance {
  const times = (value: number | null, factor: number) => value === null ? null : value * factor
  return {
    ...instance,
    facilities: instance.facilities.map(facility => ({
      ...facility, charge: facility.charge * MONEY * UNITS,
      lines: facility.lines.map(line => ({ ...line, capabilities: line.capabilities.map(made => ({
        ...made, unitsPerHour: made.unitsPerHour * UNITS, unitPrice: made.unitPrice * MONEY, setupCost: made.setupCost * MONEY * UNITS, minBatch: made.minBatch * UNITS, maxPerPeriod: times(made.maxPerPeriod, UNITS),
      })) })),
      stock: facility.stock.map(entry => ({ ...entry, quantity: entry.quantity * UNITS, unitPrice: entry.unitPrice * MONEY })),
    })),
    requests: instance.requests.map(request => ({ ...request, lines: request.lines.map(line => ({
      ...line, minPerFacility: line.minPerFacility * UNITS, priceCeiling: times(line.priceCeiling, MONEY), slots: line.slots.map(slot => ({ ...slot, quantity: slot.quantity * UNITS })),
    })) })),
    transport: {
      ...instance.transport, perUnitKm: instance.transport.perUnitKm * MONEY,
      pairs: instance.transport.pairs.map(pair => ({ ...pair, perUnit: pair.perUnit * MONEY, tripLoad: times(pair.tripLoad, UNITS) })),
    },
  }
}

const NUMBERS: Partial<Record<Relaxation['kind'], readonly [english: RegExp, indonesian: RegExp]>> = {
  PRICE_CEILING: [/price ceiling of ([\d,.]+) /, /batas harga ([\d,.]+) /],
  MIN_PER_FACILITY: [/least lot of ([\d,.]+) per/, /jumlah terkecil ([\d,.]+) per/],
  QUANTITY: [/: ([\d,.]+) for/, /: ([\d,.]+) untuk/],
}

/** The relaxation with the number that people read of it, in the digits of a program; null where it has none. */
function asRead(relaxation: Relaxation): Relaxation | null {
  const [english, indonesian] = NUMBERS[relaxation.kind] ?? []
  if (!english || !indonesian) return null
  const number = english.exec(relaxation.text.en)?.[1] ?? ''
  expect(indonesian.exec(relaxation.text.id)?.[1]?.replace(/[.,]/g, sign => sign === '.' ? ',' : '.'), 'both languages say the same').toBe(number)
  return { ...relaxation, to: number.replaceAll(',', '') }
}

describe('the number that people read in a relaxation', () => {
  it('is a price ceiling that is high enough, to the hundredth', async () => {
    const { relaxations } = await solve(workshop({ facilities: { a: { unitPrice: 75_368.1116 } }, line: { priceCeiling: 70_000 } }), { explain: true })
    expect(relaxations).toMatchObject([{ kind: 'PRICE_CEILING', to: '75368.12', text: {
      en: 'R/1: with a price ceiling of 75,368.12 all of it can be delivered.', id: 'R/1: dengan batas harga 75.368,12 seluruhnya dapat dikirim.',
    } }])
  })

  it('is a quantity that can be had, and all the digits of it where a batch may not be smaller', async () => {
    const quantity = async (hours: number, minBatch: number) => (await solve(workshop({ facilities: { a: { hours: [hours, 0], minBatch } } }), { explain: true })).relaxations
    expect(await quantity(20 / 3, 0)).toMatchObject([{ kind: 'QUANTITY', to: '6.66666', text: { en: 'R/1: 6.66666 for s can be delivered.' } }])
    expect(await quantity(7.5678912, 7.5678912)).toMatchObject([{ kind: 'QUANTITY', to: '7.5678912', text: { en: 'R/1: 7.5678912 for s can be delivered.' } }])
  })

  it('can be put into any instance: all of it is then delivered', async () => {
    const wrong: string[] = []
    let judged = 0
    for (let seed = 0; seed < 200; seed++) {
      const instance = inOtherUnits(smallContinuous(seed).instance)
      const answer = await solve(instance, { explain: true })
      const read = answer.relaxations.filter(({ saves }) => saves === null).flatMap(each => asRead(each) ?? [])
      const quantities = read.filter(({ kind }) => kind === 'QUANTITY')
      // Short slots of which nothing can be had are not offered.
      const nothing = answer.service?.short.filter(({ served }) => Number(served) === 0).map(each => ({ ...each, kind: 'QUANTITY' as const, to: '0' })) ?? []
      for (const claim of [...quantities.length > 0 ? [[...quantities, ...nothing]] : [], ...read.filter(({ kind }) => kind !== 'QUANTITY').map(each => [each])]) {
        judged++
        const short = shortOf(await solveCore(claim.reduce(changed, instance)))
        if (claim.some(({ request, line }) => (short.get(`${request}/${line}`) ?? 0) > 1e-6)) wrong.push(`seed ${seed} ${JSON.stringify(claim)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(judged).toBeGreaterThan(30)
  }, 600_000)
})
