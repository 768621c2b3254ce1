import { afterAll, describe, expect, it } from 'vitest'
import { NoTurn } from '../../../src/modules/matching/engine/index.js'
import { type Desk, Desks, processDesk } from '../../../src/modules/matching/engine/process/desks.js'

const opened: Desk[] = []
const ENTRY = new URL('../../../src/modules/matching/engine/process/solve-process.ts', import.meta.url)
const two = (): Desks => new Desks(() => {
  const desk = processDesk(ENTRY)
  opened.push(desk)
  return desk
}, 2)
afterAll(() => {
  for (const desk of opened) desk.end()
})

/** What has come of an attempt by now. */
async function stateOf(taking: Promise<Desk>): Promise<'waits' | 'served' | 'left'> {
  return await Promise.race([taking.then(() => 'served' as const, () => 'left' as const), new Promise<'waits'>((resolve) => setTimeout(resolve, 20, 'waits'))])
}

describe('more callers than processes', () => {
  it('lets whoever is stopped while it waits go at once, and whoever is stopped already not begin to wait', async () => {
    const desks = two()
    const [first] = await Promise.all([desks.take(), desks.take()])
    const stop = new AbortController()
    const waiting = desks.take({ signal: stop.signal })
    expect(await stateOf(waiting)).toBe('waits')
    stop.abort()
    await expect(waiting).rejects.toBeInstanceOf(NoTurn)
    await expect(desks.take({ signal: AbortSignal.abort() })).rejects.toBeInstanceOf(NoTurn)
    desks.giveBack(first)
    expect(await desks.take({ signal: AbortSignal.abort() }), 'a free one is given all the same').toBe(first)
  })

  it('keeps one process from what can wait', async () => {
    const desks = two()
    const patient = await desks.take({ canWait: true })
    const second = desks.take({ canWait: true })
    expect(await stateOf(second)).toBe('waits')
    const urgent = await desks.take()
    desks.giveBack(urgent)
    expect(await stateOf(second), 'the other one has not ended').toBe('waits')
    desks.giveBack(patient)
    expect(await second).toBeDefined()
  })

  it('serves first whoever somebody waits for, then in the order in which they came', async () => {
    const desks = two()
    const held = await Promise.all([desks.take(), desks.take()])
    const patient = desks.take({ canWait: true })
    const urgent = [desks.take(), desks.take()]
    const states = () => Promise.all([patient, ...urgent].map(stateOf))
    desks.giveBack(held[0])
    expect(await states()).toEqual(['waits', 'served', 'waits'])
    desks.giveBack(held[1])
    expect(await states()).toEqual(['waits', 'served', 'served'])
    desks.giveBack(held[0])
    expect(await states()).toEqual(['served', 'served', 'served'])
  })

  it('opens another when one dies, for whoever waits', async () => {
    const desks = two()
    const [broken] = await Promise.all([desks.take(), desks.take({ canWait: true })])
    const waiting = desks.take()
    desks.discard(broken)
    expect(await waiting === broken).toBe(false)
  })
})
