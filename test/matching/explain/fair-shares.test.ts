import { describe, expect, it } from 'vitest'
import { nextInTurn } from '../../../src/modules/matching/engine/explain/fairness.js'
import type { ShareRule } from '../../../src/modules/matching/engine/instance.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { solve } from '../../../src/modules/matching/engine/solve.js'
import { aShare } from '../engine/small-instance.js'
import { workshop } from './workshop.js'

const instance = workshop({ facilities: { near: { hours: [10, 10] }, cheap: { unitPrice: 6, hours: [0, 8] }, lame: { class: 'C', unitPrice: 2, hours: [10, 10] } }, quantity: 10 })

describe('fair shares', () => {
  const shared = (...shares: ShareRule[]) => solve({ ...instance, shares })

  it('show what they cost and whom they move', async () => {
    const answer = await shared(aShare({ facility: 'cheap', maximum: 0.5 }))
    expect(answer).toMatchObject({ status: 'OPTIMAL', cost: '80' })
    expect(answer.fairness).toMatchObject({ price: '12', atLeast: '12', atMost: '12', without: { status: 'OPTIMAL', cost: '68' } })
    expect(answer.fairness?.shares).toEqual([
      { request: 'R', line: '1', facility: 'near', share: '0.5', shareWithout: '0.2' }, { request: 'R', line: '1', facility: 'cheap', share: '0.5', shareWithout: '0.8' },
    ])
    expect(answer.fairness?.text).toEqual({
      en: 'Keeping the shares costs 12 more (17.65 %): 80 instead of 68.', id: 'Menjaga bagian menambah biaya 12 (17,65 %): 80, bukan 68.',
    })
  })

  it('cost nothing where they change nothing', async () => {
    expect((await shared(aShare({ facility: 'near', minimum: 0.1 }))).fairness).toMatchObject({ price: '0', text: { en: 'Keeping the shares costs nothing: 68 either way.' } })
  })

  it('have no price where they leave something unserved: they are what stands in the way', async () => {
    const { status, fairness, conflict } = await solve({ ...instance, shares: [aShare({ region: '31', maximum: 0.5 })] }, { explain: true })
    expect(status).toBe('INFEASIBLE')
    expect(fairness).toMatchObject({ price: null, without: { status: 'OPTIMAL', cost: '68' }, text: { en: 'With these shares not all can be delivered; without them all can, for 68.' } })
    expect(conflict.map(({ constraint }) => constraint)).toEqual(['shares'])
  })

  it('are not there to be priced where none were asked for', async () => {
    expect(await solve(instance)).not.toHaveProperty('fairness')
  })

  it.each([
    ['a facility has too little', aShare({ facility: 'near', minimum: 0.5 })], ['a region has too much', aShare({ region: '31.71', requestLine: 'R/1', maximum: 0.5 })],
  ])('are checked by code that shares nothing with the solver: %s', async (_why, share) => {
    const answer = await solve(instance)
    expect(checkAnswer({ ...instance, shares: [share] }, answer).map(({ rule, at }) => [rule, at])).toEqual([['SHARE', 'shares[0]']])
  })

  it('rotate to those who have had the least', () => {
    expect(nextInTurn([{ facility: 'a', delivered: 40 }, { facility: 'b', delivered: 5 }, { facility: 'c', delivered: 12 }], 2)).toEqual(['b', 'c'])
  })
})
