import { describe, expect, it, vi } from 'vitest'
import { checkInProcess, EngineFailure, type Instance, solve, solveInProcess } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer, verify } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { breakSolvers } from '../../support/solver-processes.js'
import { Dice } from '../brute-force/dice.js'
import { capability, facility, instance, line, slot } from './small-instance.js'

const given = instance([facility('pati', { setupCost: 500 }), facility('tangerang', { unitPrice: 99 })], [line()])

/** One demand and so many facilities, each with a charge: the own search goes over it without a pause. */
function manyFacilities(count: number): Instance {
  const dice = new Dice(11)
  const works = dice.times(count, (at) => facility(`f${at}`, {}, {
    charge: dice.whole(50, 900), lines: [{ id: 'press', hours: [dice.whole(2, 12), dice.whole(2, 12)], capabilities: [capability({ unitPrice: dice.whole(90, 130), setupCost: dice.whole(0, 300) })] }],
  }))
  return instance(works, [line({ maxFacilities: Math.ceil(count / 8), slots: [slot({ quantity: count * 9 })] })])
}

describe('solving in a process of its own', () => {
  it('reports an instance that names an unknown product as a failure, and serves the next caller', async () => {
    const broken: Instance = { ...given, products: [] }
    await expect(solveInProcess(broken)).rejects.toBeInstanceOf(EngineFailure)
    expect(await solveInProcess(given)).toMatchObject({ status: 'OPTIMAL' })
  })

  it('answers as the caller\'s own thread would', async () => {
    const { seconds: _, ...there } = await solveInProcess(given)
    const { seconds: __, ...here } = await solve(given)
    expect(there).toEqual(here)
  })

  it('checks an answer there as here, the right one and one that is made cheaper', async () => {
    const answer = await solve(given)
    for (const told of [answer, { ...answer, cost: '9000' }]) expect(await checkInProcess(given, told)).toEqual(JSON.parse(JSON.stringify(verify(given, told))))
    expect((await checkInProcess(given, { ...answer, cost: '9000' })).violations).not.toEqual([])
  })

  it('serves more callers than it has processes', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => solveInProcess(given)))
    expect(answers.map((answer) => answer.cost)).toEqual(Array.from({ length: 5 }, () => '9900'))
  })

  it('ends a search that never pauses when it is stopped, with the best that there is then', async () => {
    const hard = manyFacilities(400)
    const { seconds: _, ...whole } = await solveInProcess(hard)
    expect(whole).toMatchObject({ status: 'OPTIMAL', certificate: { method: 'own search over one demand' } })
    const stopped = await solveInProcess(hard, { signal: AbortSignal.abort() })
    expect(stopped.status).toBe('FEASIBLE')
    expect(Number(stopped.bound)).toBeLessThanOrEqual(Number(whole.cost))
    expect(checkAnswer(hard, stopped)).toEqual([])
    const { seconds: __, ...again } = await solveInProcess(hard)
    expect(again, 'a stop is of one search').toEqual(whole)
  })
})

describe('an engine that gives up', () => {
  it('takes nobody along when it is aborted, and the next caller gets another', async () => {
    const lost = solveInProcess(manyFacilities(3_000))
    lost.catch(() => undefined)
    expect(breakSolvers('SIGABRT', 'solve-process')).toBeGreaterThan(0)
    await expect(lost).rejects.toBeInstanceOf(EngineFailure)
    expect(await vi.waitFor(() => solveInProcess(given), { timeout: 30_000 })).toMatchObject({ status: 'OPTIMAL' })
  })

  it('takes nobody along when it has no more memory', async () => {
    breakSolvers('SIGKILL', 'solve-process')
    const { NODE_OPTIONS } = process.env
    process.env['NODE_OPTIONS'] = '--max-old-space-size=40'
    try {
      await expect(solveInProcess(manyFacilities(60_000))).rejects.toBeInstanceOf(EngineFailure)
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env['NODE_OPTIONS']
      else process.env['NODE_OPTIONS'] = NODE_OPTIONS
    }
    expect(await solveInProcess(given)).toMatchObject({ status: 'OPTIMAL' })
  })
})
