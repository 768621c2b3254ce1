import { decimal } from '../../values/decimal.js'
import { isCounted, type UnitCode } from '../../values/unit.js'

/** Digits after the point that a quantity in a unit may have: none where things are counted, otherwise what is stored. */
export function digitsOf(unit: UnitCode): number {
  return isCounted(unit) ? 0 : 6
}

export function isMeasured(quantity: string, unit: UnitCode): boolean {
  return decimal(quantity).decimalPlaces() <= digitsOf(unit)
}

/** For every rule about it. */
export const MEASURED = {
  en: 'A quantity in {unit} has at most {digits} digits after the point.',
  id: 'Kuantitas dalam {unit} paling banyak {digits} digit di belakang koma.',
}
