import type { Decimal } from 'decimal.js'
import { insert, type Manner } from '../clearing/insertion.js'
import { Ledger } from '../clearing/ledger.js'
import { type Market, marketOf } from '../clearing/market.js'
import type { Network } from '../network/network.js'
import { exactCost } from '../plan/price.js'
import { tidy } from '../plan/tidy.js'

/** What simple methods would pay, request by request in the order given; null where one of them leaves something unserved. */
export interface Baselines { greedyUnitPrice: Decimal | null; greedySetupAware: Decimal | null }

const HAIR = 1e-6

const costOf = (market: Market, manner: Manner): Decimal | null => {
  const { network } = market
  const ledger = new Ledger(network)
  const poolPrices = new Float64Array(network.pools.length)
  for (const slot of network.slots) {
    insert(market, ledger, slot, { poolPrices, weight: 0, manner })
    if (ledger.served(slot) < slot.lower - HAIR * Math.max(1, slot.lower)) return null
  }
  return exactCost(network, tidy(network, ledger.placed())).total
}

/** The cheapest unit price first (what platforms do), and the cheapest first with set-ups and charges counted (the honest baseline). */
export const baselinesOf = (network: Network): Baselines => {
  const market = marketOf(network)
  return { greedyUnitPrice: costOf(market, 'UNIT_PRICE'), greedySetupAware: costOf(market, 'ALL_COSTS') }
}
