import { describe, expect, it } from 'vitest'
import { figuresNow } from '../../../src/modules/matching/clearing/figures.js'

describe('figures of a search under way', () => {
  it('are left out while they mean nothing: a search that cannot serve everything has a bound that grows without end', () => {
    expect(figuresNow({ phase: 'bound', best: 3_400_000, bound: 2.4e258, gap: -7e251 })).toBeNull()
    expect(figuresNow({ phase: 'bound', best: Infinity, bound: 0, gap: 1 })).toBeNull()
  })

  it('are money and a fraction', () => {
    expect(figuresNow({ phase: 'bound', best: 3_400_000.5, bound: 3_399_000, gap: 0.00029 })).toEqual({ best: '3400000.5', bound: '3399000', gap: '0.00029' })
  })
})
