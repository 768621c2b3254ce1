export type Locale = 'en' | 'id'

/** A message for people, in both languages of the product. */
export type Text = Readonly<Record<Locale, string>>

/** The better of the two languages for an `Accept-Language` header (RFC 9110); English when neither is asked for. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const ranges = (acceptLanguage ?? '').slice(0, 200).toLowerCase().split(',').map(parseRange)
  ranges.sort((a, b) => b.quality - a.quality)
  const first = ranges.find(({ language, quality }) => quality > 0 && (language === 'id' || language === 'en'))
  return first?.language === 'id' ? 'id' : 'en'
}

function parseRange(range: string): { language: string | undefined; quality: number } {
  const [tag = '', quality = 'q=1'] = range.trim().split(/\s*;\s*/)
  return { language: tag.split('-')[0], quality: Number(quality.replace('q=', '')) || 0 }
}
