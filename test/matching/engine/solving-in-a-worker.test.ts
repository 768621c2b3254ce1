import { describe, expect, it } from 'vitest'
import { EngineFailure, type Instance, solve, solveInWorker } from '../../../src/modules/matching/engine/index.js'
import { facility, instance, line } from './small-instance.js'

const given = instance([facility('pati', { setupCost: 500 }), facility('tangerang', { unitPrice: 99 })], [line()])

describe('solving in a worker thread', () => {
  it('reports an instance that names an unknown product as a failure, and serves the next caller', async () => {
    const broken: Instance = { ...given, products: [] }
    await expect(solveInWorker(broken)).rejects.toBeInstanceOf(EngineFailure)
    expect(await solveInWorker(given)).toMatchObject({ status: 'OPTIMAL' })
  })

  it('answers as the caller\'s own thread would', async () => {
    const { seconds: _, ...there } = await solveInWorker(given)
    const { seconds: __, ...here } = await solve(given)
    expect(there).toEqual(here)
  })

  it('serves more callers than it has threads', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => solveInWorker(given)))
    expect(answers.map((answer) => answer.cost)).toEqual(Array.from({ length: 5 }, () => '9900'))
  })
})
