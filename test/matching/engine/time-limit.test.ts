import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { workshop } from '../explain/workshop.js'
import { manyRequests } from './many-requests.js'

const LIMIT = 4
/** What starting the solver and ending it takes, on a busy machine. */
const SPARE = 3

describe('a limit of time', () => {
  it('is for the search, its proof and its explanation together, and the answer tells that explanations were cut short by it', async () => {
    const instance = manyRequests(10)
    const started = performance.now()
    const answer = await solve(instance, { timeLimitSeconds: LIMIT, explain: true })
    expect((performance.now() - started) / 1000).toBeLessThan(LIMIT + SPARE)
    expect(answer.status).toBe('FEASIBLE')
    expect(answer.omitted?.map(({ reason }) => reason)).toContain('TIME')
    expect(checkAnswer(instance, answer)).toEqual([])
  })
})

describe('an answer tells what of its explanation was left out', () => {
  const three = workshop({ facilities: { a: { hours: [6, 1] }, b: { hours: [1, 0], unitPrice: 9 } } })

  it('nothing, where all was said', async () => {
    expect((await solve(three, { explain: true })).omitted).toEqual([])
  })

  it('has nothing to tell where no explanation was asked for', async () => {
    expect(await solve(three)).not.toHaveProperty('omitted')
  })

  it('that a stop came, in both languages', async () => {
    const { omitted } = await solve(three, { explain: true, signal: AbortSignal.abort() })
    expect(omitted).toMatchObject([{ reason: 'STOPPED', text: { en: expect.stringContaining('was stopped'), id: expect.stringContaining('dihentikan') } }])
  })

  it('that savings are not told for other objectives than the least cost', async () => {
    const plenty = workshop({ facilities: { a: {} } })
    expect((await solve(plenty, { explain: true, objective: 'EARLIEST' })).omitted?.map(({ reason }) => reason)).toEqual(['OBJECTIVE'])
  })

  it('that only the first request lines are explained', async () => {
    const [request] = three.requests
    const lines = Array.from({ length: 9 }, (_, at) => (request?.lines ?? []).map(line => ({ ...line, id: `${at}`, slots: line.slots.map(slot => ({ ...slot, quantity: 1 / 9 })) }))).flat()
    const transport = { ...three.transport, pairs: three.transport.pairs.flatMap(pair => lines.map(({ id }) => ({ ...pair, slot: `R/${id}/s` }))) }
    const { omitted, status } = await solve({ ...three, transport, requests: [{ id: 'R', lines }] }, { explain: true })
    expect(status).toBe('OPTIMAL')
    expect(omitted?.map(({ reason }) => reason)).toContain('LINES')
  })
})
