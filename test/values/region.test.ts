import { describe, expect, it } from 'vitest'
import { InvalidValue } from '../../src/values/invalid-value.js'
import { parentRegion, regionCode, regionContains, regionLevel } from '../../src/values/region.js'

describe('a region code', () => {
  it.each([
    '', '3', '3171', '31.7', '31.71.1', '31.71.01.101', '31.71.01.1001.1', '31.', 'AA', ' 31', '31\n',
  ])('is refused when it is %j', (code) => {
    expect(() => regionCode(code)).toThrow(InvalidValue)
  })

  it.each([
    ['31', 'PROVINCE', undefined], ['31.71', 'REGENCY', '31'], ['31.71.01', 'DISTRICT', '31.71'], ['31.71.01.1001', 'VILLAGE', '31.71.01'],
  ])('%s is a %s in %s', (code, level, parent) => {
    expect(regionLevel(code)).toBe(level)
    expect(parentRegion(code)).toBe(parent)
  })

  it('contains itself and what lies in it, and not what only begins with the same digits', () => {
    expect(regionContains('31', '31.71.01')).toBe(true)
    expect(regionContains('31.71', '31.71')).toBe(true)
    expect(regionContains('31.71', '31')).toBe(false)
    expect(regionContains('31.71.01', '31.71.011')).toBe(false)
    expect(regionContains('3', '31')).toBe(false)
  })
})
