/** One sentence in both languages of the product. */
export interface Text { en: string; id: string }

/** Numbers and dates as a language writes them. */
export interface Words { number: (value: number) => string; date: (day: number) => string; list: (items: readonly string[]) => string }

const DAY = 86_400_000

const wordsOf = (locale: string): Words => {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale)
  return { number: value => numbers.format(value), date: day => dates.format(day * DAY), list: items => lists.format(items) }
}

const english = wordsOf('en-GB')
const indonesian = wordsOf('id-ID')

/** A sentence, said in English and in Indonesian. */
export function say(inEnglish: (words: Words) => string, inIndonesian: (words: Words) => string): Text {
  return { en: inEnglish(english), id: inIndonesian(indonesian) }
}
