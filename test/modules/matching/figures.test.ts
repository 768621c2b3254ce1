import { describe, expect, it } from 'vitest'
import type { Phase } from '../../../src/modules/matching/engine/index.js'
import { hasMoved, progressionOf } from '../../../src/modules/matching/clearing/figures.js'

const none = { best: null, bound: null, gap: null }

describe('figures of a search under way', () => {
  it('are left out while they mean nothing: a search that cannot serve everything has a bound that grows without end', () => {
    expect(progressionOf({ phase: 'prices', best: 3_400_000, bound: 2.4e258, gap: -7e251 })).toEqual({ phase: 'COST', ...none })
    expect(progressionOf({ phase: 'prices', best: Infinity, bound: 0, gap: Infinity })).toEqual({ phase: 'COST', ...none })
  })

  it.each(['prices', 'plan', 'cost'] as const)('are money and a fraction in the phase %s', (phase) => {
    expect(progressionOf({ phase, best: 3_400_000.5, bound: 3_399_000, gap: 0.00029 })).toEqual({ phase: 'COST', best: '3400000.5', bound: '3399000', gap: '0.00029' })
  })

  it.each<[Phase, string]>([['unserved', 'UNSERVED'], ['facilities', 'FACILITIES'], ['arrival', 'ARRIVAL']])('are no money in the phase %s, which is told as %s', (phase, told) => {
    expect(progressionOf({ phase, best: 12, bound: 10.38, gap: 0.135 })).toEqual({ phase: told, ...none })
  })

  it('are told again when they are others, or of another phase', () => {
    const told = progressionOf({ phase: 'unserved', best: 12, bound: 3, gap: 0.75 })
    expect(hasMoved(told, { phase: null, best: null, bound: null })).toBe(true)
    expect(hasMoved(progressionOf({ phase: 'unserved', best: 9, bound: 3, gap: 0.67 }), told)).toBe(false)
    expect(hasMoved(progressionOf({ phase: 'cost', best: 900, bound: 300, gap: 0.67 }), told)).toBe(true)
  })
})
