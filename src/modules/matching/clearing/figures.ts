import type { Answer, Phase, Progress } from '../engine/index.js'
import { decimal, type Decimal, decimalText } from '../../../values/decimal.js'
import type { ClearingService } from '../scarcity.types.js'
import type { SearchPhase } from './search-phase.js'

/** How good the best plan is and how good any could be: rupiah, and the gap between as a fraction. */
export interface Figures { best: string; bound: string; gap: string }

/** What a search is at, and its figures where that is the cost; null: there are none yet, or they are of something else. */
export interface Progression { phase: SearchPhase; best: string | null; bound: string | null; gap: string | null }

const MONEY_DIGITS = 4
const GAP_DIGITS = 12

/** Of a plan that does not serve everything yet nothing is proved: its bound is 0. */
export function figuresOf({ cost, bound, gap }: Pick<Answer, 'cost' | 'bound' | 'gap'>): Figures {
  const rounded = (value: Decimal, digits: number): string => decimalText(value.toDecimalPlaces(digits))
  return { best: rounded(decimal(cost), MONEY_DIGITS), bound: rounded(decimal(bound), MONEY_DIGITS), gap: rounded(decimal(gap), GAP_DIGITS) }
}

/** How scarce capacity was divided; null: everything is served. */
export function clearingService({ service }: Pick<Answer, 'service'>): ClearingService | null {
  return service ? { isProven: service.proven, asked: service.asked, served: service.served, atMost: service.atMost, gap: service.gap } : null
}

const PHASES: Readonly<Record<Phase, SearchPhase>> = { prices: 'COST', plan: 'COST', cost: 'COST', unserved: 'UNSERVED', facilities: 'FACILITIES', arrival: 'ARRIVAL' }

/** More than any money: the bound of a search that cannot serve everything grows without end. */
const NO_MONEY = 1e15

/** How far a search is: money only while it is the cost that is made less. */
export function progressionOf({ phase: at, best, bound, gap }: Progress): Progression {
  const phase = PHASES[at]
  const isMoney = phase === 'COST' && [best, bound, gap].every((figure) => Math.abs(figure) < NO_MONEY)
  if (!isMoney) return { phase, best: null, bound: null, gap: null }
  return { phase, ...figuresOf({ cost: best.toFixed(MONEY_DIGITS), bound: Math.max(0, bound).toFixed(MONEY_DIGITS), gap: gap.toFixed(GAP_DIGITS) }) }
}

/** Whether there is something to tell since what was told last. */
export function hasMoved(now: Progression, before: Pick<Progression, 'best' | 'bound'> & { phase: SearchPhase | null }): boolean {
  return now.phase !== before.phase || now.best !== before.best || now.bound !== before.bound
}
