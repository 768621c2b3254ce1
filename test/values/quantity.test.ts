import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../src/values/decimal.js'
import { InvalidValue, MixedUnits } from '../../src/values/invalid-value.js'
import { Quantity, QuantityInput } from '../../src/values/quantity.js'
import type { UnitConversion } from '../../src/values/unit-conversion.js'
import { factor, squareMetres } from './arbitraries.js'

const onePiece = new Quantity('1', 'H87')
const stones: readonly UnitConversion[] = [{ from: 'MTK', to: 'H87', factor: '44.7' }]

describe('a quantity', () => {
  it.each(['m2', 'mtk', '', 'toString', '__proto__'])('is refused in the unit %j', (unit) => {
    expect(() => new Quantity('1', unit)).toThrow(InvalidValue)
  })

  it.each<[string, (quantity: Quantity) => unknown]>([
    ['plus', (quantity) => quantity.plus(onePiece)],
    ['minus', (quantity) => quantity.minus(onePiece)],
    ['compare', (quantity) => quantity.compare(onePiece)],
    ['sum', (quantity) => Quantity.sum([quantity, onePiece], 'MTK')],
  ])('in two units is refused by %s', (_name, combine) => {
    expect(() => combine(new Quantity('1', 'MTK'))).toThrow(MixedUnits)
  })

  it('obeys the laws of addition and multiplication', () => {
    fc.assert(fc.property(squareMetres, squareMetres, squareMetres, factor, (a, b, c, k) => {
      expect(a.plus(b).plus(c)).toEqual(a.plus(b.plus(c)))
      expect(a.plus(b).minus(b)).toEqual(a)
      expect(a.plus(b).times(k)).toEqual(a.times(k).plus(b.times(k)))
      expect(Quantity.sum([a, b, c], 'MTK')).toEqual(a.plus(b).plus(c))
    }))
  })
})

describe('converting a quantity', () => {
  it('is refused without a conversion that joins the units', () => {
    expect(() => new Quantity('1', 'MTK').in('H87')).toThrow('There is no conversion from MTK to H87')
    expect(() => new Quantity('1', 'DAY').in('HUR')).toThrow(InvalidValue)
  })

  it('uses the conversion of the product', () => {
    expect(new Quantity('500', 'MTK').in('H87', stones)).toEqual(new Quantity('22350', 'H87'))
  })

  it('chains conversions: dozens of stones cover square metres', () => {
    expect(new Quantity('44.7', 'DZN').in('MTK', stones)).toEqual(new Quantity('12', 'MTK'))
  })

  it('needs no conversion to its own unit', () => {
    expect(new Quantity('3', 'MTK').in('MTK')).toEqual(new Quantity('3', 'MTK'))
  })

  it('prefers the conversion of the product over the usual one', () => {
    const bakersDozen: readonly UnitConversion[] = [{ from: 'DZN', to: 'H87', factor: '13' }]
    expect(new Quantity('2', 'DZN').in('H87', bakersDozen)).toEqual(new Quantity('26', 'H87'))
  })

  it('there and back gives the same, to what can be stored', () => {
    const positiveFactor = fc.integer({ min: 1, max: 1_000_000 }).map((units) => decimal(units).dividedBy(1000).toFixed())
    fc.assert(fc.property(squareMetres, positiveFactor, (quantity, perSquareMetre) => {
      const known: readonly UnitConversion[] = [{ from: 'MTK', to: 'H87', factor: perSquareMetre }]
      expect(quantity.in('H87', known).in('MTK', known)).toEqual(quantity)
    }))
  })

  it('from pieces and back loses nothing that can be counted', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), (pieces) => {
      const back = new Quantity(pieces, 'H87').in('MTK', stones).in('H87', stones)
      expect(decimal(back.amount).toDecimalPlaces(6).toFixed()).toBe(String(pieces))
    }))
  })
})

describe('rounding a quantity', () => {
  it('covers the need when up and stays within what there is when down', () => {
    expect(new Quantity('447.1', 'H87').roundUp()).toEqual(new Quantity('448', 'H87'))
    expect(new Quantity('447.9', 'H87').roundDown()).toEqual(new Quantity('447', 'H87'))
    expect(new Quantity('1.0000001', 'MTK').roundUp()).toEqual(new Quantity('1.000001', 'MTK'))
  })
})

describe('a quantity from a client', () => {
  it.each([['-1', 'MTK'], ['0.5', 'H87'], ['0.0000001', 'MTK'], ['100000000000000', 'MTK'], ['100000000000000', 'H87']])(
    'is refused when it is %s %s', (amount, unit) => {
      expect(() => input(amount, unit).toQuantity()).toThrow(InvalidValue)
    })

  it.each([
    ['0', 'MTK'], ['0.5', 'MTK'], ['12.0', 'H87'], ['99999999999999.999999', 'KGM'],
  ])('is taken when it is %s %s', (amount, unit) => {
    expect(input(amount, unit).toQuantity()).toEqual(new Quantity(amount, unit))
  })
})

function input(amount: string, unit: string): QuantityInput {
  return Object.assign(new QuantityInput(), { amount, unit })
}
