import { describe, expect, it } from 'vitest'
import type { PriceOfFairness } from '../../../src/modules/matching/engine/index.js'
import { savedOf } from '../../../src/modules/matching/planning/relaxations.js'
import { fairnessOf } from '../../../src/modules/matching/planning/shares.js'
import { Money } from '../../../src/values/money.js'

/** A plan of 71,505,655.4 by the engine; its parts are rounded one by one to what can be paid. */
const fairness = (part: Partial<PriceOfFairness>): { fairness: PriceOfFairness } => ({
  fairness: {
    price: '3674355.4', atLeast: '3674355.4', atMost: '3674355.4', without: { status: 'OPTIMAL', cost: '67831300', bound: '67831300' }, shares: [], text: { en: '', id: '' }, ...part,
  },
})
const rupiah = (amount: string): Money => new Money(amount, 'IDR')

describe('the price of fairness, in money that can be paid', () => {
  it('is the plan\'s cost less that of the plan without shares, to the last rupiah, and its text says the same', () => {
    const told = fairnessOf(fairness({}), rupiah('71505656'))
    expect(told).toMatchObject({ price: '3674356', atLeast: '3674356', atMost: '3674356', costWithout: '67831300' })
    expect(told?.text).toEqual({
      en: 'Keeping the shares costs 3,674,356 more (5.42 %): 71,505,656 instead of 67,831,300.', id: 'Menjaga bagian menambah biaya 3.674.356 (5,42 %): 71.505.656, bukan 67.831.300.',
    })
  })

  it('lies between its bounds', () => {
    expect(fairnessOf(fairness({ atLeast: '100.4', atMost: '3674355.4' }), rupiah('71505657'))).toMatchObject({ price: '3674357', atLeast: '100', atMost: '3674357' })
    expect(fairnessOf(fairness({ atLeast: '3674355.4', atMost: '4000000' }), rupiah('71505654'))).toMatchObject({ price: '3674354', atLeast: '3674354', atMost: '4000000' })
  })

  it('is nothing where the shares cost nothing, however the parts are rounded', () => {
    const free = fairness({ price: '0', atLeast: '0', atMost: '0', without: { status: 'OPTIMAL', cost: '67831300.4', bound: '67831300.4' } })
    expect(fairnessOf(free, rupiah('67831299'))).toMatchObject({ price: '0', atLeast: '0', atMost: '0', costWithout: '67831299' })
  })

  it('is below nothing only where an objective goes before the cost', () => {
    const better = fairness({ price: '-200', atLeast: null, atMost: null, without: { status: 'OPTIMAL', cost: '1200', bound: '0' } })
    expect(fairnessOf(better, rupiah('1000'))).toMatchObject({ price: '-200', atLeast: null, atMost: null, costWithout: '1200' })
  })
})

describe('what a change saves, in money that can be paid', () => {
  it('is the plan\'s cost less the cost then, to the last rupiah', () => {
    expect(savedOf('1000', '9001', { cost: '10000', isBest: true })).toBe('999')
    expect(savedOf('998', '9001', { cost: '10000', isBest: true })).toBe('999')
  })

  it('is no more than what is surely saved by the change, where a longer search might save some without it', () => {
    expect(savedOf('400', '9000', { cost: '10000', isBest: false })).toBe('400')
    expect(savedOf('1001', '9000', { cost: '10000', isBest: false })).toBe('1000')
  })
})
