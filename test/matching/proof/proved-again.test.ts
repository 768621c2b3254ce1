import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/modules/matching/engine/answer.js'
import { solve } from '../../../src/modules/matching/engine/index.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { verify } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { aShare } from '../engine/small-instance.js'
import { workshop, type Workshop } from '../explain/workshop.js'

const verified = async (instance: Instance): Promise<{ answer: Answer; verification: ReturnType<typeof verify> }> => {
  const answer = await solve(instance)
  return { answer, verification: verify(instance, answer) }
}

describe('beside what is wrong, the checker says what it has proved again', () => {
  it('a bound that the prices prove', async () => {
    const { answer, verification } = await verified(workshop({ facilities: { a: { hours: [6, 0] }, b: { unitPrice: 14 } } }))
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '116', certificate: { kind: 'LAGRANGIAN' } })
    expect(verification).toMatchObject({ violations: [], proved: { boundIsProved: true, atMost: null, atMostIsProved: null } })
    expect(Number(verification.proved.bound)).toBeCloseTo(116, 6)
  })

  it('of a bound that a search found only what the prices prove', async () => {
    const { answer, verification } = await verified(workshop({ facilities: { a: { hours: [6, 0], setupCost: 40 }, b: { hours: [7, 0], setupCost: 30 } } }))
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '170', certificate: { kind: 'SEARCH' } })
    expect(verification).toMatchObject({ violations: [], proved: { boundIsProved: false } })
    expect(Number(verification.proved.bound)).toBeGreaterThan(100)
    expect(Number(verification.proved.bound)).toBeLessThan(170)
  })

  it.each<[string, Workshop]>([
    ['no day is long enough for the set-up', { facilities: { a: { setupHours: 11 } } }],
    ['no day is long enough for one whole unit', { facilities: { a: { unitsPerHour: 0.09 } }, whole: true }],
    ['no day is long enough for the least batch', { facilities: { a: { minBatch: 12 } } }],
    ['nobody has enough for the least lot', { facilities: { a: { hours: [3, 3] }, b: { hours: [7, 1] } }, line: { minPerFacility: 9 } }],
  ])('that nothing can be served where %s', async (_why, parts) => {
    const { answer, verification } = await verified(workshop(parts))
    expect(answer).toMatchObject({ status: 'INFEASIBLE', service: { atMost: '0', proof: 'COVER' } })
    expect(verification).toMatchObject({ violations: [], proved: { atMost: '0', atMostIsProved: true } })
  })

  it('and says so where only a search found that nothing can be served', async () => {
    const given = { ...workshop({ facilities: { a: {}, b: {} } }), shares: [aShare({ facility: 'a', minimum: 0.6 }), aShare({ facility: 'b', minimum: 0.6 })] }
    const { answer, verification } = await verified(given)
    expect(answer).toMatchObject({ status: 'INFEASIBLE', service: { atMost: '0', proof: 'SEARCH' } })
    expect(verification).toMatchObject({ violations: [], proved: { atMost: '10', atMostIsProved: false } })
  })
})
