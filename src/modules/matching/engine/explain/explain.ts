import type { Answer } from '../answer.js'
import type { CoreResult } from '../core.js'
import type { CoreOptions } from '../options.js'
import { conflictOf } from './conflict.js'
import { pricesOf } from './prices.js'
import { remediesOf, savingsOf } from './relaxations.js'
import { isComplete, Resolver } from './resolver.js'
import { omissionsOf } from './omissions.js'
import { verdictsOf } from './verdicts.js'

export type Explanation = Pick<Answer, 'facilities' | 'prices' | 'relaxations' | 'conflict' | 'omitted'>

/**
 * Why the answer is as it is: a verdict for every candidate; when all is served, what more hours or looser rules would save (for the
 * least cost only, as other objectives do not save money); when not, what stands in the way and what would help. `freer`: the other plan that
 * there is without the shares.
 */
export async function explain(core: CoreResult, options: CoreOptions, freer: CoreResult | null = null): Promise<Explanation> {
  const resolver = new Resolver(options)
  const found = await reasonsOf(core, resolver, options)
  return { facilities: verdictsOf(core, freer), ...found, omitted: omissionsOf(resolver.omitted) }
}

type Reasons = Pick<Explanation, 'prices' | 'relaxations' | 'conflict'>

async function reasonsOf(core: CoreResult, resolver: Resolver, { objective = 'COST' }: CoreOptions): Promise<Reasons> {
  if (!isComplete(core)) {
    return { prices: [], relaxations: await remediesOf(core, resolver), conflict: await conflictOf(core, resolver) }
  }
  if (objective === 'COST') return { prices: await pricesOf(core, resolver), relaxations: await savingsOf(core, resolver), conflict: [] }
  resolver.omitted.add('OBJECTIVE')
  return { prices: [], relaxations: [], conflict: [] }
}

/** Of an answer that was asked for without reasons. */
export const unexplained: Explanation = { facilities: [], prices: [], relaxations: [], conflict: [] }
