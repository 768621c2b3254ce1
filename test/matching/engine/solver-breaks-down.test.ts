import { describe, expect, it } from 'vitest'
import { type Instance, solve, type SolveOptions } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { breakSolvers, withoutSolvers } from '../../support/solver-processes.js'
import { Dice } from '../brute-force/dice.js'
import { aShare, capability, facility, instance, line, pair, slot } from './small-instance.js'

/** Three lines that want the same hours, more than there are in one week: only the model proves the least cost, and the earliest day. */
const rivals = instance(
  [facility('pati', { setupCost: 300 }), facility('kendal', { unitPrice: 104 }), facility('tangerang', { unitPrice: 118, setupHours: 1 }, { charge: 200 })],
  [line({ slots: [slot({ quantity: 130 })] }), line({ id: '2', slots: [slot({ quantity: 90 })] }), line({ id: '3', under: 0.1, slots: [slot({ quantity: 110 })] })],
)

/** Of a clearing, or nodes of a model. */
const STEPS = 500

/** Loads to be packed whole into facilities that are almost full then: the first plan comes soon, the proof takes seconds. */
function packing(): Instance {
  const dice = new Dice(7)
  const loads = dice.times(36, () => dice.whole(20, 100))
  const hours = loads.reduce((sum, units) => sum + units, 0) / 9 * 1.06
  const works = dice.times(9, (at) => facility(`f${at}`, {}, { lines: [{ id: 'press', hours: [hours, 0], capabilities: [capability({ unitsPerHour: 1 })] }] }))
  const slots = loads.map((quantity, at) => slot({ id: `s${at}`, quantity }))
  const pairs = works.flatMap(({ id }) => slots.map((to) => pair(id, { slot: `R/1/${to.id}`, perUnit: Math.floor(10 + dice.next() * 800 / to.quantity) })))
  return instance(works, [line({ singleSource: true, slots })], pairs)
}

/** Does something once, when there is a plan and it is not yet proved. */
const onceFound = (act: () => void): Pick<SolveOptions, 'onProgress'> => {
  let done = false
  return {
    onProgress({ best, bound }) {
      if (done || !Number.isFinite(best) || !Number.isFinite(bound) || bound >= best) return
      done = true
      act()
    },
  }
}

describe('a solver in the middle of its work', () => {
  const given = packing()

  it('gives the best that it has when it is stopped, with the gap that is proved', async () => {
    const stop = new AbortController()
    const answer = await solve(given, { ...onceFound(() => stop.abort()), signal: stop.signal })
    expect(answer.status).toBe('FEASIBLE')
    expect(Number(answer.gap)).toBeGreaterThan(0)
    expect(Number(answer.bound)).toBeGreaterThan(0)
    expect(checkAnswer(given, answer)).toEqual([])
    expect(await solve(rivals)).toMatchObject({ status: 'OPTIMAL' })
  })

  it('loses its process, and the best that it had told of is answered; the next caller is served', async () => {
    let broken = 0
    const answer = await solve(given, onceFound(() => {
      broken = breakSolvers('SIGTRAP')
    }))
    expect(broken).toBeGreaterThan(0)
    expect(answer.status).toBe('FEASIBLE')
    expect(Number(answer.bound)).toBeGreaterThan(0)
    expect(checkAnswer(given, answer)).toEqual([])
    expect(await solve(rivals)).toMatchObject({ status: 'OPTIMAL' })
  })

  it('loses its process while nobody needs it, and the next caller gets another', async () => {
    expect(await solve(rivals)).toMatchObject({ status: 'OPTIMAL' })
    expect(breakSolvers('SIGKILL')).toBeGreaterThan(0)
    expect(await solve(rivals)).toMatchObject({ status: 'OPTIMAL' })
  })
})

describe('a solver that never gets to an answer', () => {
  it('leaves a plan of the own method, called no better than it is', async () => {
    const { result: answer, broken } = await withoutSolvers(() => solve(rivals, { workLimit: STEPS }))
    expect(broken).toBeGreaterThan(0)
    expect(answer.status).toBe('FEASIBLE')
    expect(checkAnswer(rivals, answer)).toEqual([])
  })

  it.each(['EARLIEST', 'FEWEST_FACILITIES'] as const)('proves nothing of what goes before the cost: %s', async (objective) => {
    const { result: answer } = await withoutSolvers(() => solve(rivals, { objective, workLimit: STEPS }))
    expect(answer.status).toBe('FEASIBLE')
    expect(checkAnswer(rivals, answer)).toEqual([])
  })

  it('does not call impossible what it could not look at: a plan that keeps the shares is given, or none', async () => {
    const shared = (minimum: number) => solve({ ...rivals, shares: [aShare({ facility: 'tangerang', minimum })] }, { workLimit: STEPS })
    const { result: [loose, strict] } = await withoutSolvers(() => Promise.all([shared(0), shared(0.5)]))
    expect(loose?.status).toBe('FEASIBLE')
    expect(strict).toMatchObject({ status: 'UNKNOWN', allocations: [], bound: '0' })
    expect(strict && checkAnswer({ ...rivals, shares: [aShare({ facility: 'tangerang', minimum: 0.5 })] }, strict)).toEqual([])
    expect(await shared(0.5)).toMatchObject({ status: 'OPTIMAL' })
  })
})
