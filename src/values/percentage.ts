import { currencyDigits } from './currency.js'
import { Decimal, decimal, decimalText, sumOf, type DecimalInput } from './decimal.js'
import { InvalidValue } from './invalid-value.js'
import { Money } from './money.js'

/** A share of a whole as decimal text from "0" to "100". @throws InvalidValue outside of it. */
export function percentage(value: DecimalInput): string {
  const text = decimalText(value)
  const number = decimal(text)
  if (!number.lessThan(0) && !number.greaterThan(100)) return text
  throw new InvalidValue({
    en: `${text} is not a percentage. Give a number from 0 to 100.`,
    id: `${text} bukan persentase. Berikan bilangan dari 0 sampai 100.`,
  })
}

export function percentageOf(money: Money, share: DecimalInput): Money {
  return new Money(decimal(money.amount).times(decimal(percentage(share))).dividedBy(100), money.currency)
}

export function makeUpTheWhole(shares: readonly DecimalInput[]): boolean {
  return sumOf(shares.map(percentage)).equals(100)
}

/**
 * Divides rounded money by shares that make up 100 %, so that the parts are payable and sum to the whole: each part is rounded
 * down, and what is left goes one smallest unit each to the largest remainders, the earlier share first.
 * @throws InvalidValue unless the shares make up 100 %.
 */
export function splitByShares(money: Money, shares: readonly DecimalInput[]): Money[] {
  if (!makeUpTheWhole(shares)) throw notTheWhole(shares)
  const smallest = new Decimal(10).pow(-currencyDigits(money.currency))
  const whole = decimal(money.round().amount).dividedBy(smallest)
  const exact = shares.map((share) => whole.times(decimal(share)).dividedBy(100))
  const parts = exact.map((part) => part.floor())
  const left = whole.minus(sumOf(parts)).toNumber()
  const byRemainder = exact.map((part, index) => ({ index, remainder: part.minus(part.floor()) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index)
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return parts.map((part, index) => new Money(part.plus(raised.has(index) ? 1 : 0).times(smallest), money.currency))
}

function notTheWhole(shares: readonly DecimalInput[]): InvalidValue {
  const sum = decimalText(sumOf(shares))
  return new InvalidValue({
    en: `The shares sum to ${sum} %. They must sum to 100 %.`,
    id: `Jumlah bagian adalah ${sum} %. Jumlahnya harus 100 %.`,
  })
}
