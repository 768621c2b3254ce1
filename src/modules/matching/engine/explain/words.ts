import { Decimal } from 'decimal.js'

/** One sentence in both languages of the product. */
export interface Text { en: string; id: string }

/**
 * Numbers and dates as a language writes them: money and rates with up to two digits, or two digits of what is less than a hundredth (`down`: never more
 * than it is, for what is saved at least); quantities and hours with all that are kept of them; what was solved with exactly; dates by day number or as
 * YYYY-MM-DD. A decimal text is written digit by digit, however long it is.
 */
export interface Words {
  number: (value: number | string) => string
  down: (value: number | string) => string
  quantity: (value: number | string) => string
  exact: (value: number | string) => string
  date: (day: number | string) => string
  list: (items: readonly string[]) => string
}

const DAY = 86_400_000

const PLACES = 2
const KEPT_PLACES = 6
const MOST_PLACES = 20

const rounded = (value: number | string, rounding: Decimal.Rounding): string => {
  const number = new Decimal(value)
  const short = number.toDecimalPlaces(PLACES, rounding)
  return (short.isZero() ? number.toSignificantDigits(PLACES, rounding) : short).toFixed()
}

const wordsOf = (locale: string): Words => {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: MOST_PLACES })
  const quantities = new Intl.NumberFormat(locale, { maximumFractionDigits: KEPT_PLACES })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale)
  const exact = (value: number | string) => numbers.format(value as number)
  return {
    exact, number: value => exact(rounded(value, Decimal.ROUND_HALF_UP)), down: value => exact(rounded(value, Decimal.ROUND_FLOOR)),
    quantity: value => quantities.format(value as number),
    date: day => dates.format(typeof day === 'string' ? Date.parse(day) : day * DAY),
    list: items => lists.format(items),
  }
}

const english = wordsOf('en-GB')
const indonesian = wordsOf('id-ID')

/** A sentence, said in English and in Indonesian. */
export function say(inEnglish: (words: Words) => string, inIndonesian: (words: Words) => string): Text {
  return { en: inEnglish(english), id: inIndonesian(indonesian) }
}
