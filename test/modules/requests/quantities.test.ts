import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, baseQuantityOf } from '../../../src/modules/requests/base-quantity.js'
import { decimal, sumOf } from '../../../src/values/decimal.js'
import { Quantity } from '../../../src/values/quantity.js'

const paving = { unit: 'MTK', conversions: [{ unit: 'H87', perBaseUnit: '44.7' }] } as const
const pieces = { unit: 'H87', conversions: [] } as const
const product = (base: typeof paving | typeof pieces) => ({ unit: base.unit, conversions: [...base.conversions] })

describe('a quantity in the product\'s unit', () => {
  it.each([
    ['500', 'MTK', paving, '500'],
    ['44700', 'H87', paving, '1000'],
    ['50000', 'H87', paving, '1118.568233'],
    ['1', 'H87', paving, '0.022372'],
    ['10', 'DZN', pieces, '120'],
    ['5', 'KGM', paving, null],
  ] as const)('%s %s is %s', (amount, unit, base, expected) => {
    expect(baseQuantityOf(new Quantity(amount, unit), product(base))).toBe(expected)
  })

  it('covers what is asked for, by less than one smallest unit too much', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (count) => {
      const base = decimal(baseQuantityOf(new Quantity(count, 'H87'), product(paving)) ?? '0')
      const exact = decimal(count).dividedBy('44.7')
      expect(base.greaterThanOrEqualTo(exact) && base.minus(exact).lessThan('0.000001')).toBe(true)
    }))
  })
})

const parts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 40 })

describe('delivery slots in the product\'s unit', () => {
  it('sum exactly to the line, however it is divided', () => {
    fc.assert(fc.property(parts, (counts) => {
      const whole = counts.reduce((sum, count) => sum + count, 0)
      const base = new Quantity(baseQuantityOf(new Quantity(whole, 'H87'), product(paving)) ?? '0', 'MTK')
      const shares = apportion(base, String(whole), counts.map(String))
      expect(sumOf(shares).equals(base.amount)).toBe(true)
    }))
  })

  it('are each within one smallest unit of their exact share, and none is negative', () => {
    fc.assert(fc.property(parts, fc.constantFrom('MTK', 'H87'), (counts, unit) => {
      const whole = counts.reduce((sum, count) => sum + count, 0)
      const base = new Quantity(whole * 3, unit)
      const smallest = unit === 'H87' ? 1 : '0.000001'
      for (const [i, share] of apportion(base, String(whole), counts.map(String)).entries()) {
        const exact = decimal(base.amount).times(counts[i] ?? 0).dividedBy(whole)
        expect(decimal(share).minus(exact).abs().lessThanOrEqualTo(smallest) && !decimal(share).isNegative()).toBe(true)
      }
    }))
  })

  it('are whole when the product is counted', () => {
    expect(apportion(new Quantity('100', 'H87'), '3', ['1', '1', '1'])).toEqual(['34', '33', '33'])
  })
})
