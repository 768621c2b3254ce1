import { describe, expect, it } from 'vitest'
import { InvalidValue } from '../../src/values/invalid-value.js'
import { STANDARD_CONVERSIONS } from '../../src/values/unit-conversion.js'
import { isCounted, isUnitCode, unitCode, UNIT_CODES, UNITS } from '../../src/values/unit.js'

describe('a unit', () => {
  it.each(['', 'm2', 'mtk', 'constructor', 'XXX'])('is refused when it is %j', (code) => {
    expect(() => unitCode(code)).toThrow(InvalidValue)
    expect(isUnitCode(code)).toBe(false)
  })

  it('tells what is counted from what is measured', () => {
    expect(UNIT_CODES.filter(isCounted)).toEqual(['H87', 'DZN', 'PR', 'SET', 'XBG', 'XBX', 'XCT', 'XJR', 'XPK'])
  })

  it('has a code that fits its column and names that differ from all others', () => {
    expect(UNIT_CODES.every((code) => code.length <= 3)).toBe(true)
    for (const language of ['en', 'id'] as const) {
      expect(new Set(UNIT_CODES.map((code) => UNITS[code][language])).size).toBe(UNIT_CODES.length)
    }
  })

  it('is joined to another by at most one conversion that always holds', () => {
    const joined = STANDARD_CONVERSIONS.map(({ from, to }) => [from, to].toSorted().join())
    expect(new Set(joined).size).toBe(joined.length)
  })
})
