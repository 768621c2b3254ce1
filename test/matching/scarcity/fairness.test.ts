import { describe, expect, it } from 'vitest'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { resultOf, solveCore, type CoreResult } from '../../../src/modules/matching/engine/core.js'
import type { FairnessRule, Instance } from '../../../src/modules/matching/engine/instance.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { facility, instance, line, slot } from '../engine/small-instance.js'

interface Wish { buyer?: string; quantity: number; due?: string; hoursOnly?: boolean }

/** One press that makes 200 in all; requests R0, R1 … of one slot each. */
const scarce = (wishes: readonly Wish[], unitsPerHour = 10): Instance => ({
  ...instance([facility('press', { unitsPerHour })], []),
  requests: wishes.map(({ buyer, quantity, due = '2027-02-01' }, at) => (
    { id: `R${at}`, ...(buyer === undefined ? {} : { buyer }), lines: [line({ slots: [slot({ quantity, due })] })] }
  )),
})

const servedBy = ({ allocations }: CoreResult, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.round(1e6 * allocations.filter(({ request }) => request === `R${at}`).reduce((sum, { quantity }) => sum + Number(quantity), 0)) / 1e6)

/** The clearing finds shares by halving, to a thousandth. */
const near = (expected: readonly number[]) => (served: readonly number[]): boolean =>
  served.length === expected.length && served.every((units, at) => Math.abs(units - (expected[at] ?? 0)) < 0.25)

const byModel = (given: Instance, fairness: FairnessRule) => solveCore(given, { fairness })
const byClearing = async (given: Instance, fairness: FairnessRule) => {
  const network = networkOf(given)
  return resultOf(network, await planByClearing(network, { workLimit: 400, fairness }))
}

describe.each([['the model', byModel], ['the clearing', byClearing]])('scarce capacity divided by %s', (_name, solve) => {
  it('goes first to what is due first, then to what is due next', async () => {
    const wishes = [{ quantity: 150, due: '2027-03-01' }, { quantity: 120, due: '2027-01-10' }, { quantity: 60, due: '2027-02-01' }]
    expect(servedBy(await solve(scarce(wishes), 'EARLIEST_DUE'), 3)).toEqual([20, 120, 60])
  })

  it('is shared evenly, each buyer by what it asked', async () => {
    expect(servedBy(await solve(scarce([{ quantity: 300 }, { quantity: 100 }]), 'EVEN_SHARES'), 2)).toSatisfy(near([150, 50]))
  })

  it('counts a buyer\'s requests together', async () => {
    const wishes = [{ buyer: 'a', quantity: 100 }, { buyer: 'a', quantity: 100 }, { buyer: 'b', quantity: 200 }]
    const [one = 0, two = 0, other = 0] = servedBy(await solve(scarce(wishes), 'EVEN_SHARES'), 3)
    expect([one + two, other]).toSatisfy(near([100, 100]))
  })

  it('gives what one cannot use to the others', async () => {
    const late = scarce([{ quantity: 200, due: '2026-12-22' }, { quantity: 300 }])
    expect(servedBy(await solve(late, 'EVEN_SHARES'), 2)).toSatisfy(near([80, 120]))
    const never = scarce([{ quantity: 200, due: '2026-12-08' }, { quantity: 150 }, { quantity: 150 }])
    expect(servedBy(await solve(never, 'EVEN_SHARES'), 3)).toSatisfy(near([0, 100, 100]))
  })

  it('divides nothing where there is enough for all', async () => {
    for (const rule of ['MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'] as const) {
      expect(await solve(scarce([{ quantity: 120 }, { quantity: 80 }]), rule)).toMatchObject({ status: 'OPTIMAL', unserved: 0 })
    }
  })
})

describe('a rule that costs units', () => {
  /** Cakes take an hour each, bread a tenth of it: whoever counts units only bakes bread. */
  const oven = (fairness: FairnessRule): Instance => ({
    ...instance([], []), fairness,
    products: [{ id: 'cake', curingDays: 0, shelfLifeDays: null, classes: [], whole: true }, { id: 'bread', curingDays: 0, shelfLifeDays: null, classes: [], whole: true }],
    facilities: [facility('oven', {}, { lines: [{ id: 'l', hours: [10, 0], capabilities: [
      { product: 'cake', class: null, unitsPerHour: 1, unitPrice: 5, setupHours: 0, setupCost: 0, minBatch: 0, maxPerPeriod: null },
      { product: 'bread', class: null, unitsPerHour: 10, unitPrice: 1, setupHours: 0, setupCost: 0, minBatch: 0, maxPerPeriod: null }] }] })],
    requests: [
      { id: 'R0', lines: [line({ product: 'cake', class: null, slots: [slot({ quantity: 10, due: '2026-12-20' })] })] },
      { id: 'R1', lines: [line({ product: 'bread', class: null, slots: [slot({ quantity: 100 })] })] },
    ],
  })

  it('is the only difference between three answers', async () => {
    expect(servedBy(await solveCore(oven('MOST_SERVED')), 2)).toEqual([0, 100])
    expect(servedBy(await solveCore(oven('EARLIEST_DUE')), 2)).toEqual([10, 0])
    expect(servedBy(await solveCore(oven('EVEN_SHARES')), 2)).toEqual([5, 50])
  })

  it('is the caller\'s before the instance\'s', async () => {
    expect(servedBy(await solveCore(oven('MOST_SERVED'), { fairness: 'EARLIEST_DUE' }), 2)).toEqual([10, 0])
  })

  it('goes before the objective', async () => {
    for (const objective of ['COST', 'EARLIEST', 'FEWEST_FACILITIES'] as const) {
      expect(servedBy(await solveCore(oven('EVEN_SHARES'), { objective }), 2)).toEqual([5, 50])
    }
  })
})
