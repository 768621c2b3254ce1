import { InvalidValue, shown } from './invalid-value.js'

export interface Unit {
  readonly en: string
  readonly id: string
  readonly symbol: string
  /** Things that are counted: half of one cannot be ordered. */
  readonly whole: boolean
}

/** Codes of UN/CEFACT Recommendation 20; those that begin with X are packages of Recommendation 21. */
export const UNITS = {
  H87: { en: 'piece', id: 'buah', symbol: 'pc', whole: true },
  DZN: { en: 'dozen', id: 'lusin', symbol: 'dz', whole: true },
  PR: { en: 'pair', id: 'pasang', symbol: 'pr', whole: true },
  SET: { en: 'set', id: 'set', symbol: 'set', whole: true },
  XBG: { en: 'bag', id: 'karung', symbol: 'bag', whole: true },
  XBX: { en: 'box', id: 'kotak', symbol: 'box', whole: true },
  XCT: { en: 'carton', id: 'karton', symbol: 'ctn', whole: true },
  XJR: { en: 'jar', id: 'stoples', symbol: 'jar', whole: true },
  XPK: { en: 'package', id: 'paket', symbol: 'pkg', whole: true },
  MTR: { en: 'metre', id: 'meter', symbol: 'm', whole: false },
  CMT: { en: 'centimetre', id: 'sentimeter', symbol: 'cm', whole: false },
  MTK: { en: 'square metre', id: 'meter persegi', symbol: 'm²', whole: false },
  MTQ: { en: 'cubic metre', id: 'meter kubik', symbol: 'm³', whole: false },
  LTR: { en: 'litre', id: 'liter', symbol: 'l', whole: false },
  MLT: { en: 'millilitre', id: 'mililiter', symbol: 'ml', whole: false },
  GRM: { en: 'gram', id: 'gram', symbol: 'g', whole: false },
  KGM: { en: 'kilogram', id: 'kilogram', symbol: 'kg', whole: false },
  TNE: { en: 'tonne', id: 'ton', symbol: 't', whole: false },
  MIN: { en: 'minute', id: 'menit', symbol: 'min', whole: false },
  HUR: { en: 'hour', id: 'jam', symbol: 'h', whole: false },
  DAY: { en: 'day', id: 'hari', symbol: 'd', whole: false },
} as const satisfies Readonly<Record<string, Unit>>

export type UnitCode = keyof typeof UNITS

export const UNIT_CODES: readonly UnitCode[] = Object.keys(UNITS).filter(isUnitCode)

export function isUnitCode(code: string): code is UnitCode {
  return Object.hasOwn(UNITS, code)
}

/** @throws InvalidValue unless it is one of the units of the product. */
export function unitCode(code: string): UnitCode {
  if (isUnitCode(code)) return code
  throw new InvalidValue({
    en: `${shown(code)} is not a unit in use. Give one of ${UNIT_CODES.join(', ')} (UN/CEFACT Recommendation 20).`,
    id: `${shown(code)} bukan satuan yang dipakai. Berikan salah satu dari ${UNIT_CODES.join(', ')} (UN/CEFACT Rekomendasi 20).`,
  })
}

export function isCounted(code: UnitCode): boolean {
  return UNITS[code].whole
}
