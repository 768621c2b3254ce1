import { Decimal } from 'decimal.js'

const PLACES = 2
const DIGITS = 6

/** A value in as few digits as people read, to the hundredth or to six digits, whichever is finer: no more than it, or (UP) no less. */
export function fewDigits(value: number | string, direction: 'DOWN' | 'UP'): string {
  const number = new Decimal(value)
  const places = number.isZero() ? PLACES : Math.max(PLACES, DIGITS - 1 - Math.floor(Decimal.log10(number.abs()).toNumber()))
  return number.toDecimalPlaces(places, direction === 'UP' ? Decimal.ROUND_CEIL : Decimal.ROUND_FLOOR).toFixed()
}
