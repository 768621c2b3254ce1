import { Decimal, decimal } from './decimal.js'
import { InvalidValue } from './invalid-value.js'
import type { UnitCode } from './unit.js'

/** One `from` is `factor` of `to`: { from: 'MTK', to: 'H87', factor: '44.7' } for stones of which 44.7 cover a square metre. */
export interface UnitConversion {
  readonly from: UnitCode
  readonly to: UnitCode
  readonly factor: string
}

/** Those that hold for every product. Day to hour is not among them: a working day has as many hours as its calendar says. */
export const STANDARD_CONVERSIONS: readonly UnitConversion[] = [
  { from: 'DZN', to: 'H87', factor: '12' },
  { from: 'PR', to: 'H87', factor: '2' },
  { from: 'TNE', to: 'KGM', factor: '1000' },
  { from: 'KGM', to: 'GRM', factor: '1000' },
  { from: 'MTQ', to: 'LTR', factor: '1000' },
  { from: 'LTR', to: 'MLT', factor: '1000' },
  { from: 'MTR', to: 'CMT', factor: '100' },
  { from: 'HUR', to: 'MIN', factor: '60' },
]

interface Ratio {
  readonly over: Decimal
  readonly under: Decimal
}

/**
 * The number of `to` that `amount` of `from` is, by the shortest chain of conversions in either direction; divided once, at the end.
 * @throws InvalidValue when no chain joins the two units.
 */
export function convertAmount(amount: Decimal, units: { from: UnitCode; to: UnitCode }, known: readonly UnitConversion[]): Decimal {
  const ratio = findRatio(units.from, units.to, [...known, ...STANDARD_CONVERSIONS])
  if (ratio === undefined) throw noConversion(units.from, units.to)
  return amount.times(ratio.over).dividedBy(ratio.under)
}

function findRatio(from: UnitCode, to: UnitCode, known: readonly UnitConversion[]): Ratio | undefined {
  const reached = new Map<UnitCode, Ratio>([[from, { over: new Decimal(1), under: new Decimal(1) }]])
  for (const [unit, ratio] of reached) {
    if (unit === to) return ratio
    for (const conversion of known) {
      const next = step(unit, ratio, conversion)
      if (next !== undefined && !reached.has(next[0])) reached.set(...next)
    }
  }
  return undefined
}

function step(unit: UnitCode, { over, under }: Ratio, conversion: UnitConversion): [UnitCode, Ratio] | undefined {
  const factor = decimal(conversion.factor)
  if (unit === conversion.from) return [conversion.to, { over: over.times(factor), under }]
  if (unit === conversion.to) return [conversion.from, { over, under: under.times(factor) }]
  return undefined
}

function noConversion(from: UnitCode, to: UnitCode): InvalidValue {
  return new InvalidValue({
    en: `There is no conversion from ${from} to ${to}: give the quantity in ${to}, or add the conversion to the product.`,
    id: `Tidak ada konversi dari ${from} ke ${to}: berikan kuantitas dalam ${to}, atau tambahkan konversinya pada produk.`,
  })
}
