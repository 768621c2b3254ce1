import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidValue } from '../../src/values/invalid-value.js'
import { Money } from '../../src/values/money.js'
import { makeUpTheWhole, percentage, percentageOf, splitByShares } from '../../src/values/percentage.js'
import { rupiah } from './arbitraries.js'

const shares = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 8 }).map((cuts) => {
  const points = [0, ...cuts.toSorted((a, b) => a - b), 10_000]
  return points.slice(1).map((point, index) => new Money(point - (points[index] ?? 0), 'IDR').times('0.01').amount)
})

describe('a percentage', () => {
  it.each(['-0.01', '100.01', '50%', ''])('is refused when it is %j', (text) => {
    expect(() => percentage(text)).toThrow(InvalidValue)
  })

  it.each([['0', '0'], ['100.0', '100'], ['33.30', '33.3']])('is taken when it is %s', (text, canonical) => {
    expect(percentage(text)).toBe(canonical)
  })

  it('of money is exact', () => {
    expect(percentageOf(new Money('1', 'IDR'), '0.01')).toEqual(new Money('0.0001', 'IDR'))
  })
})

describe('splitting money by shares', () => {
  it.each([[['50', '10']], [['50', '50', '1']], [[]]])('is refused for %j, which are not the whole', (some) => {
    expect(makeUpTheWhole(some)).toBe(false)
    expect(() => splitByShares(new Money('100', 'IDR'), some)).toThrow(InvalidValue)
  })

  it('follows the agreed split', () => {
    const parts = splitByShares(new Money('1000', 'IDR'), ['50', '15', '35'])
    expect(parts.map((part) => part.amount)).toEqual(['500', '150', '350'])
  })

  it('gives the rupiah that is left to the largest remainder, the earlier share first', () => {
    expect(splitByShares(new Money('101', 'IDR'), ['50', '50']).map((part) => part.amount)).toEqual(['51', '50'])
    expect(splitByShares(new Money('10', 'IDR'), ['33', '33', '34']).map((part) => part.amount)).toEqual(['3', '3', '4'])
  })

  it('loses and invents nothing, and each part is within one rupiah of its share', () => {
    fc.assert(fc.property(rupiah, shares, (money, parts) => {
      const split = splitByShares(money, parts)
      expect(Money.sum(split, 'IDR')).toEqual(money.round())
      split.forEach((part, index) => {
        const difference = part.minus(percentageOf(money.round(), parts[index] ?? '0'))
        expect(difference.compare(new Money('1', 'IDR'))).toBe(-1)
        expect(difference.compare(new Money('-1', 'IDR'))).toBe(1)
      })
    }))
  })
})
