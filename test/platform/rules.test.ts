import { describe, expect, it } from 'vitest'
import { enforce, violations, type Rules } from '../../src/platform/rules.js'

interface Order { amount: number; lines: readonly number[] }

const rules = {
  SOME_AMOUNT: {
    breaks: ({ amount }) => amount <= 0,
    text: { en: 'Order something.', id: 'Pesanlah sesuatu.' },
  },
  LINES_BELOW_LIMIT: {
    breaks: ({ lines }, limit) => lines.flatMap((line, index) => line > limit ? [{ path: ['lines', index], data: { line, limit } }] : []),
    text: { en: 'Line {line} is above {limit}; {limit} is the most, {nothing}.', id: 'Baris {line} di atas {limit}.' },
  },
} satisfies Rules<Order, number>

describe('rules', () => {
  it('name every rule that is broken, and every offender of each', () => {
    expect(violations(rules, { amount: 0, lines: [12, 3, 11] }, 10).map(({ code, path }) => [code, path])).toEqual([
      ['SOME_AMOUNT', []], ['LINES_BELOW_LIMIT', ['lines', 0]], ['LINES_BELOW_LIMIT', ['lines', 2]],
    ])
  })

  it('fill the text with the figures, in both languages, and leave what they do not know', () => {
    const [found] = violations(rules, { amount: 1, lines: [12] }, 10)
    expect(found).toEqual({
      code: 'LINES_BELOW_LIMIT', path: ['lines', 0], data: { line: 12, limit: 10 },
      message: { en: 'Line 12 is above 10; 10 is the most, {nothing}.', id: 'Baris 12 di atas 10.' },
    })
  })

  it('carry no figures where a rule has none', () => {
    expect(violations(rules, { amount: 0, lines: [] }, 10)).toEqual([{ code: 'SOME_AMOUNT', path: [], message: rules.SOME_AMOUNT.text }])
  })

  it('are enforced all at once: one broken rule speaks for itself, several are counted', () => {
    expect(() => enforce(rules, { amount: 0, lines: [] }, 10)).toThrow(expect.objectContaining({ code: 'RULES_BROKEN', message: 'Order something.' }))
    expect(() => enforce(rules, { amount: 0, lines: [12] }, 10)).toThrow(expect.objectContaining({
      message: '2 rules are broken; see "rules".', violations: [expect.objectContaining({ code: 'SOME_AMOUNT' }), expect.objectContaining({ code: 'LINES_BELOW_LIMIT' })],
    }))
  })

  it('let pass what breaks none', () => {
    expect(violations(rules, { amount: 1, lines: [10] }, 10)).toEqual([])
    expect(() => enforce(rules, { amount: 1, lines: [10] }, 10)).not.toThrow()
  })
})
