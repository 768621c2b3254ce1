import type { Prices } from '../answer.js'
import type { Plan } from './plan.js'

/** What a method hands back: a plan, whether it serves all, and a proven lower bound on the cost (given the better-ranked objectives). */
export interface Found {
  plan: Plan
  complete: boolean
  /** The better-ranked objectives (unserved quantity, arrival, facilities) are proven best. */
  proven: boolean
  bound: number
  /** Who found it, for people. */
  method: string
  /** No plan leaves less unserved, in units: proven; where not all is served and the method knows. */
  leastUnserved?: number
  /** Prices of demand, hours and stock, and the bound that they alone prove; where the method has them. */
  priced?: Priced
}

export interface Priced { prices: Prices; bound: number }
