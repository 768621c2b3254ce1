import { Decimal as DecimalJs } from 'decimal.js'
import { InvalidValue, shown } from './invalid-value.js'

/**
 * Exact arithmetic: 40 digits hold any product of a stored amount (20 digits) and a stored quantity (20 digits) without rounding.
 * Half-up rounds halves away from zero.
 */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP, defaults: true })
export type Decimal = InstanceType<typeof DecimalJs>
export type Rounding = DecimalJs.Rounding

/** What arithmetic accepts. A number must be a whole one: fractions are text, never floats. */
export type DecimalInput = string | number | Decimal

const PLAIN = /^-?(\d+)(?:\.(\d+))?$/
const LONGEST_TEXT = 100
const MOST_DIGITS_GIVEN = 20

/** @throws InvalidValue unless it is plain digits as text, or a whole number. */
export function decimal(value: DecimalInput): Decimal {
  if (value instanceof DecimalJs && value.isFinite()) return new Decimal(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return new Decimal(value)
  if (typeof value === 'string' && value.length <= LONGEST_TEXT && PLAIN.test(value)) return new Decimal(value)
  throw notDecimal(value)
}

/** Canonical text of a number that a client gave. @throws InvalidValue beyond 20 digits on either side of the point as well. */
export function givenDecimal(text: string): string {
  const [whole = '', fraction = ''] = decimalText(text).replace('-', '').split('.')
  if (whole.length <= MOST_DIGITS_GIVEN && fraction.length <= MOST_DIGITS_GIVEN) return decimalText(text)
  throw notDecimal(text)
}

function notDecimal(value: unknown): InvalidValue {
  return new InvalidValue({
    en: `${shown(value)} is not a decimal number. Give plain digits as text, such as "1250.50": no exponent, `
      + `no thousands separator, at most ${MOST_DIGITS_GIVEN} digits before the point and ${MOST_DIGITS_GIVEN} after it.`,
    id: `${shown(value)} bukan bilangan desimal. Berikan angka biasa sebagai teks, misalnya "1250.50": tanpa eksponen, `
      + `tanpa pemisah ribuan, paling banyak ${MOST_DIGITS_GIVEN} digit sebelum titik dan ${MOST_DIGITS_GIVEN} sesudahnya.`,
  })
}

/** The one spelling of a number: no exponent, no plus sign, no needless zeros, and zero has no sign. */
export function decimalText(value: DecimalInput): string {
  return decimal(value).toFixed()
}

/** Canonical text of what PostgreSQL printed for a numeric column, without the cost of arithmetic. */
export function trimDecimalText(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

export function sumOf(values: Iterable<DecimalInput>): Decimal {
  let total = new Decimal(0)
  for (const value of values) total = total.plus(decimal(value))
  return total
}

/** Whether it can be stored exactly in a numeric(precision, scale) column. */
export function fitsColumn(value: DecimalInput, precision: number, scale: number): boolean {
  const number = decimal(value)
  return number.decimalPlaces() <= scale && (number.isZero() || number.e < precision - scale)
}
