import type { Certificate } from '../answer.js'
import type { CoreResult } from '../core.js'
import { isComplete } from '../explain/resolver.js'
import { relaxedPrices } from '../mip/relaxed-prices.js'
import type { CoreOptions } from '../options.js'
import { pricedBound } from '../proof/bound.js'

/** Part of the bound by which prices may miss it and still prove it: half of what the checker tolerates. */
const CLOSE = 5e-10

const NO_PRICES = { demand: {}, hours: {}, stock: {} }

/** What anyone needs to recompute a bound: prices of the method itself, else of the relaxed model; none where not all is served. */
export async function certificateOf(core: CoreResult, options: CoreOptions): Promise<Certificate> {
  const { method } = core
  if (!isComplete(core)) return { kind: core.bound.isZero() ? 'NONE' : 'SEARCH', method, ...NO_PRICES }
  const priced = core.priced ?? await relaxedPrices(core.network, options)
  if (!priced) return { kind: 'SEARCH', method, ...NO_PRICES }
  const certificate: Certificate = { kind: 'SEARCH', method, ...priced.prices }
  return proves(core, { certificate, claimed: priced.bound }) ? { ...certificate, kind: 'LAGRANGIAN' } : certificate
}

/** The checker's own evaluation decides, as it may be weaker than the method's; it is asked only where the method claims as much. */
function proves({ network, bound }: CoreResult, { certificate, claimed }: { certificate: Certificate; claimed: number }): boolean {
  const needed = bound.toNumber() * (1 - CLOSE)
  return claimed >= needed && pricedBound(network.instance, certificate) >= needed
}
