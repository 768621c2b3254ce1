import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, decimalText, fitsColumn, givenDecimal, sumOf, trimDecimalText } from '../../src/values/decimal.js'
import { InvalidValue } from '../../src/values/invalid-value.js'
import { stored } from './arbitraries.js'

describe('reading a decimal', () => {
  it.each(['', ' 1', '1 ', '1e3', '1E3', 'NaN', 'Infinity', '0x10', '1.', '.5', '+1', '1,000', '١', '--1', '1_000'])(
    'is refused for %j', (text) => {
      expect(() => decimal(text)).toThrow(InvalidValue)
    })

  it.each([0.1, NaN, Infinity, 2 ** 53, null, undefined, {}, []])('is refused for the value %s, which is not text', (value) => {
    expect(() => decimal(value as never)).toThrow(InvalidValue)
  })

  it('is refused for a very long text, which the message repeats shortly', () => {
    expect(() => decimal('9'.repeat(1_000_000))).toThrow(/^.{1,300}$/)
  })

  it('says what was given and what is right in both languages', () => {
    const refusal = catching(() => decimal('1e3'))
    expect(refusal.messages.en).toContain('"1e3" is not a decimal number')
    expect(refusal.messages.id).toContain('"1e3" bukan bilangan desimal')
  })

  it.each([
    ['0', '0'], ['-0', '0'], ['-0.000', '0'], ['007', '7'], ['12.500', '12.5'], ['12.000', '12'], ['-3.10', '-3.1'], ['1000', '1000'],
    ['0.00000000000000000001', '0.00000000000000000001'], ['99999999999999999999', '99999999999999999999'],
  ])('gives %s the one spelling %s', (given, canonical) => {
    expect(decimalText(given)).toBe(canonical)
  })

  it('keeps every digit of a whole number', () => {
    expect(decimalText(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991')
  })
})

describe('a decimal from a client', () => {
  it.each(['1'.repeat(21), `-${'1'.repeat(21)}`, `0.${'1'.repeat(21)}`, '1e3'])('is refused when it is %s', (text) => {
    expect(() => givenDecimal(text)).toThrow(InvalidValue)
  })

  it.each([`${'9'.repeat(20)}.${'9'.repeat(20)}`, `-${'9'.repeat(20)}`])('keeps all digits of %s', (text) => {
    expect(givenDecimal(text)).toBe(text)
  })

  it('may have any number of needless zeros', () => {
    expect(givenDecimal(`${'0'.repeat(30)}1.50${'0'.repeat(30)}`)).toBe('1.5')
  })
})

describe('the canonical text of a decimal', () => {
  it('reads back as itself and equals what was given', () => {
    fc.assert(fc.property(stored(24, 6), (text) => {
      const canonical = decimalText(text)
      expect(decimalText(canonical)).toBe(canonical)
      expect(decimal(canonical).equals(decimal(text))).toBe(true)
      expect(canonical).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/)
    }))
  })

  it('is what trimming the text of a column gives', () => {
    fc.assert(fc.property(stored(20, 4).filter((text) => !decimal(text).isZero()), (text) => {
      expect(trimDecimalText(text)).toBe(decimalText(text))
    }))
    expect(trimDecimalText('0.0000')).toBe('0')
    expect(trimDecimalText('100')).toBe('100')
  })
})

describe('a decimal in a column', () => {
  it.each([['1.00005', 20, 4], ['10000000000000000', 20, 4], ['-10000000000000000', 20, 4], ['0.5', 14, 0]])(
    'does not fit when it is %s in numeric(%i, %i)', (text, precision, scale) => {
      expect(fitsColumn(text, precision, scale)).toBe(false)
    })

  it.each([['9999999999999999.9999', 20, 4], ['1.000050', 20, 5], ['-1', 1, 0]])('fits when it is %s in numeric(%i, %i)',
    (text, precision, scale) => {
      expect(fitsColumn(text, precision, scale)).toBe(true)
    })
})

describe('summing decimals', () => {
  it('does not depend on the order', () => {
    fc.assert(fc.property(fc.array(stored(20, 4)), (texts) => {
      expect(decimalText(sumOf(texts))).toBe(decimalText(sumOf(texts.toReversed())))
    }))
  })

  it('adds tenths without a float error', () => {
    expect(decimalText(sumOf(['0.1', '0.2']))).toBe('0.3')
  })
})

function catching(run: () => unknown): InvalidValue {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidValue) return error
  }
  throw new Error('nothing was refused')
}
