import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../src/values/calendar-date.js'
import { Money } from '../../src/values/money.js'
import { Quantity } from '../../src/values/quantity.js'

function scaled(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : ''
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Whatever fits in numeric(digits, scale). */
export function stored(digits: number, scale: number): fc.Arbitrary<string> {
  const most = 10n ** BigInt(digits) - 1n
  return fc.bigInt({ min: -most, max: most }).map((units) => scaled(units, scale))
}

export const rupiah: fc.Arbitrary<Money> = stored(20, 4).map((amount) => new Money(amount, 'IDR'))
export const squareMetres: fc.Arbitrary<Quantity> = stored(20, 6).map((amount) => new Quantity(amount, 'MTK'))
export const factor: fc.Arbitrary<string> = stored(9, 3)
export const date: fc.Arbitrary<CalendarDate> = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2000-01-01', days))
