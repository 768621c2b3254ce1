import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../src/values/decimal.js'
import { InvalidValue, MixedCurrencies } from '../../src/values/invalid-value.js'
import { Money, MoneyInput } from '../../src/values/money.js'
import { factor, rupiah } from './arbitraries.js'

const inDollars = new Money('1', 'USD')

describe('money', () => {
  it.each(['idr', 'RP', 'XXX', '', 'IDRX'])('is refused in the currency %j', (currency) => {
    expect(() => new Money('1', currency)).toThrow(InvalidValue)
  })

  it('is refused for a float', () => {
    expect(() => new Money(0.1, 'IDR')).toThrow(InvalidValue)
  })

  it.each<[string, (money: Money) => unknown]>([
    ['plus', (money) => money.plus(inDollars)],
    ['minus', (money) => money.minus(inDollars)],
    ['compare', (money) => money.compare(inDollars)],
    ['sum', (money) => Money.sum([money, inDollars], 'IDR')],
  ])('in two currencies is refused by %s', (_name, combine) => {
    expect(() => combine(new Money('1', 'IDR'))).toThrow(MixedCurrencies)
  })

  it('in another currency is never equal', () => {
    expect(new Money('1', 'IDR').equals(inDollars)).toBe(false)
  })

  it('is written as amount and currency', () => {
    expect(JSON.parse(JSON.stringify(new Money('1250.500', 'IDR')))).toEqual({ amount: '1250.5', currency: 'IDR' })
  })

  it('sums an empty list to zero', () => {
    expect(Money.sum([], 'IDR').isZero()).toBe(true)
  })
})

describe('adding money', () => {
  it('is associative and commutative', () => {
    fc.assert(fc.property(rupiah, rupiah, rupiah, (a, b, c) => {
      expect(a.plus(b).plus(c)).toEqual(a.plus(b.plus(c)))
      expect(a.plus(b)).toEqual(b.plus(a))
    }))
  })

  it('is undone by taking away', () => {
    fc.assert(fc.property(rupiah, rupiah, (a, b) => {
      expect(a.plus(b).minus(b)).toEqual(a)
      expect(a.minus(a).isZero()).toBe(true)
    }))
  })

  it('is what multiplying distributes over', () => {
    fc.assert(fc.property(rupiah, rupiah, factor, (a, b, k) => {
      expect(a.plus(b).times(k)).toEqual(a.times(k).plus(b.times(k)))
    }))
  })

  it('leaves both operands as they were', () => {
    const price = new Money('10', 'IDR')
    price.plus(price).times('3').round()
    expect(price).toEqual(new Money('10', 'IDR'))
  })

  it('agrees with the order of money', () => {
    fc.assert(fc.property(rupiah, rupiah, (a, b) => {
      expect(a.compare(b)).toBe(decimal(a.minus(b).amount).comparedTo(0))
      expect(a.compare(b) + b.compare(a)).toBe(0)
    }))
  })
})

describe('rounding money', () => {
  it.each([
    ['0.5', 'IDR', '1'], ['0.4999', 'IDR', '0'], ['-0.5', 'IDR', '-1'], ['-0.4', 'IDR', '0'], ['2.5', 'IDR', '3'],
    ['1.005', 'USD', '1.01'], ['1.0049', 'USD', '1'], ['1.5', 'JPY', '2'], ['1.0005', 'KWD', '1.001'],
  ])('takes %s %s half-up to %s', (amount, currency, rounded) => {
    expect(new Money(amount, currency).round()).toEqual(new Money(rounded, currency))
  })

  it('changes nothing the second time, and at most half a rupiah the first', () => {
    fc.assert(fc.property(rupiah, (money) => {
      const rounded = money.round()
      expect(rounded.round()).toEqual(rounded)
      expect(decimal(rounded.minus(money).amount).abs().lessThanOrEqualTo('0.5')).toBe(true)
    }))
  })
})

describe('money from a client', () => {
  it.each(['-1', '0.00001', '10000000000000000'])('is refused when it is %s', (amount) => {
    expect(() => input(amount).toMoney()).toThrow(InvalidValue)
  })

  it.each(['0', '9999999999999999.9999'])('is taken when it is %s', (amount) => {
    expect(input(amount).toMoney()).toEqual(new Money(amount, 'IDR'))
  })
})

function input(amount: string): MoneyInput {
  return Object.assign(new MoneyInput(), { amount, currency: 'IDR' })
}
