import type { Answer } from '../answer.js'
import type { CoreResult } from '../core.js'
import type { CoreOptions } from '../options.js'
import { conflictOf } from './conflict.js'
import { pricesOf } from './prices.js'
import { remediesOf, savingsOf } from './relaxations.js'
import { isComplete, Resolver } from './resolver.js'
import { verdictsOf } from './verdicts.js'

export type Explanation = Pick<Answer, 'facilities' | 'prices' | 'relaxations' | 'conflict'>

/**
 * Why the answer is as it is: a verdict for every candidate; when all is served, what more hours or looser rules would save (for the
 * least cost only, as other objectives do not save money); when not, what stands in the way and what would help. `freer`: the other plan that
 * there is without the shares.
 */
export async function explain(core: CoreResult, options: CoreOptions, freer: CoreResult | null = null): Promise<Explanation> {
  const resolver = new Resolver(options)
  const facilities = verdictsOf(core, freer)
  if (!isComplete(core)) {
    return { facilities, prices: [], relaxations: await remediesOf(core, resolver), conflict: await conflictOf(core, resolver) }
  }
  if ((options.objective ?? 'COST') !== 'COST') return { facilities, prices: [], relaxations: [], conflict: [] }
  return { facilities, prices: await pricesOf(core, resolver), relaxations: await savingsOf(core, resolver), conflict: [] }
}

/** Of an answer that was asked for without reasons. */
export const unexplained: Explanation = { facilities: [], prices: [], relaxations: [], conflict: [] }
