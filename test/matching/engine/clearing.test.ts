import { describe, expect, it } from 'vitest'
import { startingPrices } from '../../../src/modules/matching/engine/clearing/ascent.js'
import { Clearing } from '../../../src/modules/matching/engine/clearing/clearing.js'
import { costOfDemand } from '../../../src/modules/matching/engine/clearing/cost.js'
import { marketOf } from '../../../src/modules/matching/engine/clearing/market.js'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { resultOf, solveCore } from '../../../src/modules/matching/engine/core.js'
import type { Instance } from '../../../src/modules/matching/engine/index.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { compareStandings } from '../../../src/modules/matching/engine/scarcity/standing.js'
import { facility, instance, line, slot } from './small-instance.js'

const cleared = async (given: Instance, seed = 1) => {
  const network = networkOf(given)
  return resultOf(network, await planByClearing(network, { workLimit: 400, seed }))
}

const rivals: Instance = instance(
  [facility('pati', { setupCost: 300 }), facility('kendal', { unitPrice: 104 }), facility('tangerang', { unitPrice: 118, setupHours: 1 }, { charge: 200 })],
  [line({ slots: [slot({ quantity: 130 })] }), line({ id: '2', slots: [slot({ quantity: 90 })] }), line({ id: '3', under: 0.1, slots: [slot({ quantity: 110 })] })],
)

/** Many requests at facilities whose set-ups make it dear to split and impossible to serve all at the cheapest. */
const many = (requests: number): Instance => ({
  ...instance(['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => facility(id, { unitPrice: 90 + 7 * at, setupCost: 400 + 130 * ((at * 5) % 4), setupHours: 0.5 }, { charge: 150 * (at % 3) })), []),
  requests: Array.from({ length: requests }, (_, at) => (
    { id: `R${at}`, buyer: `b${at % 4}`, lines: [line({ slots: [slot({ quantity: 30 + ((at * 37) % 50), due: at % 3 === 0 ? '2026-12-24' : '2027-02-01' })] })] }
  )),
})
const crowded = many(15)
const overloaded = many(30)

describe('clearing slots that compete for the same hours', () => {
  it('looks beyond a slot\'s short list of cheap facilities before it leaves anything unserved', async () => {
    const dear = { unitPrice: 300 }
    const network = networkOf(instance([facility('a'), facility('b', dear), facility('c', dear)], [line({ slots: [slot({ quantity: 180 })] }), line({ id: '2', slots: [slot({ quantity: 150 })] })]))
    const market = marketOf(network, undefined, { entries: 2, each: 1 })
    expect(market.entries.map(({ length }) => length)).toEqual([1, 1])
    const clearing = new Clearing(market, { seed: 1, rule: 'MOST_SERVED' })
    await clearing.fill(network.slots, { poolPrices: new Float64Array(network.pools.length), weight: 1 })
    expect(clearing.short).toBe(0)
    expect(market.cut).toEqual(new Float64Array([300, 300]))
  })

  it('claims no cost bound when not all can be served', async () => {
    const answer = await cleared(instance([facility('pati')], [line({ slots: [slot({ quantity: 150 })] }), line({ id: '2', slots: [slot({ quantity: 150 })] })]))
    expect(answer).toMatchObject({ status: 'PARTIAL', unserved: 100 })
    expect(answer.bound.toNumber()).toBe(0)
  })

  it('claims neither a bound nor that nothing can be served when time is over before anybody had a turn', async () => {
    const network = networkOf(crowded)
    const answer = resultOf(network, await planByClearing(network, { timeLimitSeconds: 0 }))
    expect(answer).toMatchObject({ status: 'UNKNOWN', proven: false, allocations: [] })
    expect(answer.bound.toNumber()).toBe(0)
  })

  it('serves everybody, if plainly, when it is stopped at once', async () => {
    const network = networkOf(crowded)
    const answer = resultOf(network, await planByClearing(network, { signal: AbortSignal.abort() }))
    expect(answer).toMatchObject({ status: 'FEASIBLE', unserved: 0 })
  })

  it('comes between its bound and the cost of a plan, as the model proves', async () => {
    const [own, model] = [await cleared(rivals), await solveCore(rivals)]
    expect(model.status).toBe('OPTIMAL')
    expect(own.bound.toNumber()).toBeLessThanOrEqual(model.cost.toNumber() * (1 + 1e-9))
    expect(own.cost.toNumber()).toBeGreaterThanOrEqual(model.cost.toNumber() * (1 - 1e-9))
    expect(own.cost.toNumber()).toBeLessThanOrEqual(model.cost.toNumber() * 1.02)
  })

  it('gives the best plan that it has told of when it is stopped while it tries dearer ones', async () => {
    const stop = new AbortController()
    const told: number[] = []
    const network = networkOf(crowded)
    const found = await planByClearing(network, {
      workLimit: 100_000, seed: 3, signal: stop.signal,
      onProgress({ phase, best }) {
        if (phase === 'plan' && told.push(best) === 3) stop.abort()
      },
    })
    expect(told).toHaveLength(3)
    expect(resultOf(network, found).cost.toNumber()).toBeCloseTo(told.at(-1) ?? 0, 6)
  })

  it.each(['MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'] as const)('never goes on with a plan that is less fair by %s, and returns to the cheapest of the fairest', async (rule) => {
    const network = networkOf(overloaded)
    const clearing = new Clearing(marketOf(network), { seed: 5, rule })
    const prices = startingPrices(marketOf(network))
    await clearing.fill(network.slots, { poolPrices: prices.pools, weight: 1 })
    let best = { standing: clearing.standing, cost: clearing.cost }
    let wentUp = 0
    for (let step = 0; step < 400; step += 1) {
      const before = clearing.cost
      clearing.improve(prices, 2_000)
      const { standing, cost } = clearing
      const fairer = compareStandings(standing, best.standing)
      expect(fairer).toBeLessThanOrEqual(0)
      if (fairer === 0 && cost > before) wentUp += 1
      if (fairer < 0 || cost < best.cost) best = { standing, cost }
    }
    expect(wentUp).toBeGreaterThan(0)
    clearing.backToBest()
    expect(compareStandings(clearing.standing, best.standing)).toBe(0)
    expect(clearing.cost).toBeCloseTo(best.cost, 4)
    expect(network.demands.reduce((sum, demand) => sum + costOfDemand(network, clearing.ledger, demand), 0)).toBeCloseTo(best.cost, 4)
  })

  it('gives the same plan for the same seed and budget in steps', async () => {
    const [one, other] = [await cleared(rivals, 7), await cleared(rivals, 7)]
    expect(other.allocations).toEqual(one.allocations)
    expect(other.bound.toFixed()).toBe(one.bound.toFixed())
  })
})
