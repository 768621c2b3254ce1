import { describe, expect, it } from 'vitest'
import { instanceFrom, readInstance } from '../../../src/modules/matching/engine/format/read-instance.js'
import { type Answer, solve, type SolveOptions } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'

type Json = Record<string, unknown>

const capability = { product: 'paving', unitsPerHour: 10, unitPrice: 100 }
const anySlot = { id: 's', quantity: 10, due: '2027-01-31' }
const line = (part: Json = {}) => ({ id: '1', product: 'paving', slots: [anySlot], ...part })
const pair = { facility: 'pati', slot: 'R/1/s', perUnit: 5 }

const file = (part: Json = {}) => ({
  format: 'karya-matching-instance/1',
  periods: [{ id: 'w1', start: '2026-12-07', end: '2026-12-14' }],
  products: [{ id: 'paving' }, { id: 'chair', whole: true }],
  facilities: [{ id: 'pati', lines: [{ id: 'press', hours: [10], capabilities: [capability, { ...capability, product: 'chair' }] }] }],
  requests: [{ id: 'R', lines: [line()] }],
  transport: { pairs: [pair] },
  ...part,
})

const asking = (part: Json) => file({ requests: [{ id: 'R', lines: [line(part)] }] })

/** The answer to a file; the checker accepts it. */
async function answered(given: Json, options: SolveOptions = { explain: true }): Promise<Answer> {
  const instance = instanceFrom(given)
  const answer = await solve(instance, options)
  expect(checkAnswer(instance, answer)).toEqual([])
  return answer
}

describe('a file that says something unusual is read as it is written', () => {
  it('takes ids with a "/", and finds the slot that a pair means among them', async () => {
    const given = file({
      facilities: [{ id: 'pati/1', lines: [{ id: 'press/a', hours: [10], capabilities: [capability] }] }],
      requests: [{ id: 'REQ/2026/7', lines: [{ ...line(), id: '1/b', slots: [{ ...anySlot, id: 's/1' }] }] }],
      transport: { pairs: [{ facility: 'pati/1', slot: 'REQ/2026/7/1/b/s/1', perUnit: 5 }] },
    })
    const answer = await answered(given)
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '1050' })
    expect(answer.allocations[0]).toMatchObject({ request: 'REQ/2026/7', line: '1/b', slot: 's/1', facility: 'pati/1', facilityLine: 'press/a' })
    expect(Object.keys(answer.certificate.demand)).toEqual(['REQ/2026/7/1/b/s/1'])
  })

  it('shares scarce hours among ids with a "/" by the rule', async () => {
    const requests = ['a/b', 'a/c'].map(id => ({ id, lines: [{ ...line(), slots: [{ ...anySlot, quantity: 80 }] }] }))
    const pairs = ['a/b', 'a/c'].map(id => ({ facility: 'pati', slot: `${id}/1/s` }))
    const answer = await answered(file({ requests, transport: { pairs }, fairness: 'EVEN_SHARES' }))
    expect(answer.service?.parties.map(({ party, served }) => [party, Number(served)])).toEqual([['a/b', 50], ['a/c', 50]])
  })

  it('refuses ids that read the same when they are joined, with the path', () => {
    const requests = [{ id: 'a/b', lines: [{ ...line(), id: 'c' }] }, { id: 'a', lines: [{ ...line(), id: 'b/c' }] }]
    expect(() => instanceFrom(file({ requests, transport: {} }))).toThrow('requests[1].lines[0]: must not be named "a/b/c" as requests[0].lines[0] is')
  })

  it('ignores fields that it does not know, and names each of a kind once', () => {
    const warned: string[] = []
    const given = file({ requests: [{ id: 'R', colour: 'red', lines: [line({ slots: [{ ...anySlot, dock: 1 }, { ...anySlot, id: 't', dock: 2 }] })] }], comment: 'x' })
    const read = instanceFrom(given, ({ path }) => warned.push(path))
    expect(warned).toEqual(['comment', 'requests[0].colour', 'requests[0].lines[0].slots[0].dock'])
    expect(read).not.toHaveProperty('comment')
  })

  it('serves a slot of nothing with nothing', async () => {
    expect(await answered(asking({ slots: [{ ...anySlot, quantity: 0 }] }))).toMatchObject({ status: 'OPTIMAL', cost: '0', allocations: [] })
    const two = await answered(asking({ slots: [anySlot, { ...anySlot, id: 'none', quantity: 0 }] }))
    expect(two).toMatchObject({ status: 'OPTIMAL', cost: '1050' })
  })

  it('serves nothing where no facility may be used', async () => {
    expect(await answered(asking({ maxFacilities: 0 }))).toMatchObject({ status: 'INFEASIBLE', allocations: [] })
  })

  it('counts a part of a day as a whole one', async () => {
    const products = [{ id: 'paving', curingDays: 6.5, shelfLifeDays: 60.5 }, { id: 'chair' }]
    const answer = await answered(file({ products, transport: { pairs: [{ ...pair, days: 1.2 }] } }))
    expect(answer.allocations[0]?.arrives).toBe('2026-12-23')
    const aged = file({
      products, transport: { pairs: [{ ...pair, days: 1 }] },
      facilities: [{ id: 'pati', stock: [{ product: 'paving', quantity: 20, unitPrice: 1, ageDays: 2.5 }] }],
    })
    expect((await answered(aged)).allocations[0]?.arrives).toBe('2026-12-12')
  })

  it('reads past a byte order mark', () => {
    expect(readInstance(`\uFEFF${JSON.stringify(file())}`).requests).toHaveLength(1)
  })

  it('takes two capabilities of one product on a line, and says which one makes what', async () => {
    const capabilities = [{ ...capability, maxPerPeriod: 6 }, { ...capability, unitPrice: 120, unitsPerHour: 20 }]
    const facilities = [{ id: 'pati', lines: [{ id: 'press', hours: [10], capabilities }] }]
    const answer = await answered(file({ facilities, transport: { pairs: [{ ...pair, perUnit: 0 }] } }))
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '1080' })
    expect(answer.allocations.map(each => [each.capability, each.quantity])).toEqual([[0, '6'], [1, '4']])
  })

  it('serves part of a chair never: what whole chairs within the tolerance allow, or less', async () => {
    const chairs = (part: Json) => answered(asking({ product: 'chair', ...part, slots: [{ ...anySlot, quantity: 2.5 }] }))
    expect(await chairs({ over: 0.2 })).toMatchObject({ status: 'OPTIMAL', allocations: [{ quantity: '3' }] })
    const short = await chairs({})
    expect(short).toMatchObject({ status: 'PARTIAL', allocations: [{ quantity: '2' }], service: { proven: true } })
    expect(short.service?.short[0]?.text.en).toContain('2 of 2.5 can be delivered. Only whole units')
  })
})
