import { dayOf } from '../network/calendar.js'
import type { Change } from './change.js'
import { say, type Text, type Words } from './words.js'

type Phrase = (change: Change, words: Words) => string

const inEnglish: Record<Change['kind'], Phrase> = {
  DUE_DATE: ({ to }, words) => `delivery by ${words.date(dayOf(to))}`,
  QUANTITY: ({ to, slot }, words) => `${words.exact(to)} for ${slot}`,
  MAX_FACILITIES: ({ to }) => `up to ${to} facilities`,
  REGIONS: ({ to }, words) => to === 'any' ? 'facilities of any region' : `facilities of ${words.list(to.split(','))}`,
  PRICE_CEILING: ({ to }, words) => `a price ceiling of ${words.exact(to)}`,
  MIN_PER_FACILITY: ({ to }, words) => `a least lot of ${words.exact(to)} per facility`,
  CLASS: ({ to }) => `class ${to}`,
  SINGLE_SOURCE: () => 'several facilities for one slot',
  EXCLUSIONS: () => 'the excluded facilities',
}

const inIndonesian: Record<Change['kind'], Phrase> = {
  DUE_DATE: ({ to }, words) => `pengiriman paling lambat ${words.date(dayOf(to))}`,
  QUANTITY: ({ to, slot }, words) => `${words.exact(to)} untuk ${slot}`,
  MAX_FACILITIES: ({ to }) => `paling banyak ${to} fasilitas`,
  REGIONS: ({ to }, words) => to === 'any' ? 'fasilitas dari wilayah mana pun' : `fasilitas dari wilayah ${words.list(to.split(','))}`,
  PRICE_CEILING: ({ to }, words) => `batas harga ${words.exact(to)}`,
  MIN_PER_FACILITY: ({ to }, words) => `jumlah terkecil ${words.exact(to)} per fasilitas`,
  CLASS: ({ to }) => `kelas ${to}`,
  SINGLE_SOURCE: () => 'beberapa fasilitas untuk satu pengiriman',
  EXCLUSIONS: () => 'fasilitas yang dikecualikan',
}

/** What the change brings: all of the line, a saving (rounded down), or (a quantity) what can be had as things are. The value is said as it was solved with. */
export function relaxationText(change: Change, saves: number | null): Text {
  const name = `${change.request}/${change.line}`
  const [english, indonesian] = [inEnglish[change.kind], inIndonesian[change.kind]]
  if (change.kind === 'QUANTITY') {
    return say(words => `${name}: ${english(change, words)} can be delivered.`, words => `${name}: ${indonesian(change, words)} dapat dikirim.`)
  }
  if (saves === null) {
    return say(
      words => `${name}: with ${english(change, words)} all of it can be delivered.`,
      words => `${name}: dengan ${indonesian(change, words)} seluruhnya dapat dikirim.`,
    )
  }
  return say(
    words => `${name}: allowing ${english(change, words)} saves ${words.down(saves)}.`,
    words => `${name}: dengan ${indonesian(change, words)} hemat ${words.down(saves)}.`,
  )
}
