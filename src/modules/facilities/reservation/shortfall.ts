import { conflict, type DomainError } from '../../../platform/errors.js'
import { decimalText } from '../../../values/decimal.js'

/** One bucket or stock item of which less is free than was asked for, or a day's most of a capability; `free` is what is left of it. */
export interface Shortfall {
  productionLine: string | null
  lineName: string | null
  day: string | null
  stockItem: string | null
  /** When it is not hours that are too few, but what the capability may make in a day: `asked` and `free` are in this unit. */
  capability?: string
  unit?: string
  asked: string
  free: string
}

const SHOWN = 3

/** The code CAPACITY_GONE with what is left per line and day, so that the client can ask for less or match again. */
export function capacityGone(shortfall: readonly Shortfall[]): DomainError {
  const rest = shortfall.length > SHOWN ? ' …' : ''
  const list = (describe: (short: Shortfall) => string): string => shortfall.slice(0, SHOWN).map(describe).join('; ') + rest
  return conflict({
    en: `Somebody else was faster, or there never was so much: ${list(inEnglish)}. Match again, or ask for less.`,
    id: `Pihak lain lebih cepat, atau kapasitas memang tidak cukup: ${list(inIndonesian)}. Cocokkan lagi atau kurangi permintaan.`,
  }, { reason: 'CAPACITY_GONE', shortfall })
}

function inEnglish({ lineName, day, stockItem, unit, asked, free }: Shortfall): string {
  if (unit) return `${lineName ?? 'the line'} may make ${decimalText(free)} ${unit} more on ${day}, ${decimalText(asked)} were asked for`
  return stockItem
    ? `of the stock item ${stockItem} ${decimalText(free)} are free, ${decimalText(asked)} were asked for`
    : `${lineName ?? 'the line'} has ${decimalText(free)} hours free on ${day}, ${decimalText(asked)} were asked for`
}

function inIndonesian({ lineName, day, stockItem, unit, asked, free }: Shortfall): string {
  if (unit) return `${lineName ?? 'lini'} boleh membuat ${decimalText(free)} ${unit} lagi pada ${day}, diminta ${decimalText(asked)}`
  return stockItem
    ? `dari stok ${stockItem} tersisa ${decimalText(free)}, diminta ${decimalText(asked)}`
    : `${lineName ?? 'lini'} memiliki ${decimalText(free)} jam kosong pada ${day}, diminta ${decimalText(asked)}`
}
