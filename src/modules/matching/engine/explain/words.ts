/** One sentence in both languages of the product. */
export interface Text { en: string; id: string }

/** Numbers and dates as a language writes them: money and rates with up to two digits, quantities and hours with all that are kept of them; dates by day number or as YYYY-MM-DD. */
export interface Words {
  number: (value: number | string) => string
  quantity: (value: number | string) => string
  date: (day: number | string) => string
  list: (items: readonly string[]) => string
}

const DAY = 86_400_000

const wordsOf = (locale: string): Words => {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const quantities = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale)
  return {
    // A decimal text is written digit by digit, however long it is.
    number: value => numbers.format(value as number),
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
