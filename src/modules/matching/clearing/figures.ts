import type { Answer, Progress } from '../engine/index.js'
import { decimal, type Decimal, decimalText } from '../../../values/decimal.js'

/** How good the best plan is and how good any could be: rupiah, and the gap between as a fraction. */
export interface Figures { best: string; bound: string; gap: string }

const MONEY_DIGITS = 4
const GAP_DIGITS = 12

/** Of a plan that does not serve everything yet nothing is proved: its bound is 0. */
export function figuresOf({ cost, bound, gap }: Pick<Answer, 'cost' | 'bound' | 'gap'>): Figures {
  const rounded = (value: Decimal, digits: number): string => decimalText(value.toDecimalPlaces(digits))
  return { best: rounded(decimal(cost), MONEY_DIGITS), bound: rounded(decimal(bound), MONEY_DIGITS), gap: rounded(decimal(gap), GAP_DIGITS) }
}

/** More than any money: the bound of a search that cannot serve everything grows without end. */
const NO_MONEY = 1e15

/** null: the search has no figures yet that mean something. */
export function figuresNow({ best, bound, gap }: Progress): Figures | null {
  if (![best, bound, gap].every((figure) => Math.abs(figure) < NO_MONEY)) return null
  return figuresOf({ cost: best.toFixed(MONEY_DIGITS), bound: Math.max(0, bound).toFixed(MONEY_DIGITS), gap: gap.toFixed(GAP_DIGITS) })
}
